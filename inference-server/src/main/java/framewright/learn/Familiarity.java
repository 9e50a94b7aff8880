package framewright.learn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How unlike every example a frame looks. A frame is taken as cells, each with its colour, how much
 * varies inside of it and how finely; the network sees no more at a time, and not where it is. A
 * cell is as strange as it is far from the nearest cell of all examples.
 */
public final class Familiarity {
  /** From here on a frame looks unlike the examples: what a cut brings, and motion does not. */
  public static final double UNLIKE = 0.12;

  private static final int ROWS = 18;
  private static final int CHANNELS = 4;

  /** So much of a frame may be new before it counts: the strangeness of the cells above it. */
  private static final double USUAL = 0.75;

  private static final int FACTS = 3;
  private static final float VARIETY = 2;

  private final Light light;
  private final List<float[]> known = new ArrayList<>();

  public Familiarity(List<Example> examples) {
    this.light = examples.get(0).light();
    for (Example example : examples) {
      known.addAll(cells(example.width, example.height, example.source));
    }
  }

  /** 0 for an example itself; a frame is [height, width, 4]. */
  public double strangeness(int width, int height, FloatBuffer frame) {
    float[][] planes = new float[3][width * height];
    for (int i = 0; i < width * height; i++) {
      for (int channel = 0; channel < 3; channel++) {
        planes[channel][i] = light.seen(frame.get(i * CHANNELS + channel));
      }
    }
    double[] distances =
        cells(width, height, planes).stream().mapToDouble(this::distance).toArray();
    Arrays.sort(distances);
    int from = (int) (USUAL * distances.length);
    return Arrays.stream(distances, from, distances.length).average().orElse(0);
  }

  private double distance(float[] cell) {
    double least = Double.MAX_VALUE;
    for (float[] other : known) {
      double sum = 0;
      for (int i = 0; i < cell.length; i++) {
        sum += (cell[i] - other[i]) * (cell[i] - other[i]);
      }
      least = Math.min(least, sum);
    }
    return Math.sqrt(least);
  }

  /** Of each cell of a picture the mean of its colours, their spread, and their slopes. */
  private static List<float[]> cells(int width, int height, float[][] planes) {
    int side = Math.max(2, height / ROWS);
    List<float[]> cells = new ArrayList<>();
    for (int top = 0; top + side <= height; top += side) {
      for (int left = 0; left + side <= width; left += side) {
        float[] facts = new float[FACTS * planes.length];
        for (int channel = 0; channel < planes.length; channel++) {
          describe(planes[channel], width, top * width + left, side, facts, FACTS * channel);
        }
        cells.add(facts);
      }
    }
    return cells;
  }

  private static void describe(
      float[] plane, int width, int corner, int side, float[] facts, int first) {
    double sum = 0;
    double squares = 0;
    double slopes = 0;
    for (int i = 0; i < side * side; i++) {
      int at = corner + i / side * width + i % side;
      float value = plane[at];
      sum += value;
      squares += value * value;
      slopes += Math.abs(value - plane[at % width > 0 ? at - 1 : at]);
    }
    int count = side * side;
    double mean = sum / count;
    facts[first] = (float) mean;
    facts[first + 1] = VARIETY * (float) Math.sqrt(Math.max(0, squares / count - mean * mean));
    facts[first + 2] = VARIETY * (float) (slopes / count);
  }
}
