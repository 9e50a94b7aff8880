package framewright.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
  private static final int CHANNELS = 3;

  /** So much of a frame may be new before it counts: the strangeness of the cells above it. */
  private static final double USUAL = 0.75;

  /** Slopes are those of a cell of so many lines, in whatever size the frame comes. */
  private static final int LINES = 20;

  private static final int FACTS = 3;
  private static final float VARIETY = 2;

  private final Light light;
  private final List<float[]> known;

  private Familiarity(Light light, List<float[]> known) {
    this.light = light;
    this.known = known;
  }

  public Familiarity(List<Example> examples) {
    this(examples.get(0).light(), new ArrayList<>());
    for (Example example : examples) {
      known.addAll(
          cells(example.width, example.height, (channel, i) -> example.source[channel][i]));
    }
  }

  /** As {@link #write} left it, in a file of so many bytes. */
  static Familiarity read(DataInputStream in, long bytes) throws IOException {
    Light light = Light.valueOf(in.readUTF());
    int count = in.readInt();
    if (count < 1 || count > bytes / (FACTS * CHANNELS * Float.BYTES)) {
      throw new IOException("It has " + count + " cells in " + bytes + " bytes.");
    }
    float[][] known = new float[count][FACTS * CHANNELS];
    for (float[] cell : known) {
      for (int i = 0; i < cell.length; i++) {
        cell[i] = in.readFloat();
      }
    }
    return new Familiarity(light, List.of(known));
  }

  /** In an order in which no picture is left of the examples. */
  void write(DataOutputStream out) throws IOException {
    out.writeUTF(light.name());
    out.writeInt(known.size());
    for (float[] cell : known.stream().sorted(Arrays::compare).toList()) {
      for (float fact : cell) {
        out.writeFloat(fact);
      }
    }
  }

  /** Does a frame, [height, width, 4], look unlike every example? */
  public boolean isUnlike(int width, int height, FloatBuffer frame) {
    return strangeness(width, height, frame) > UNLIKE;
  }

  /** 0 for an example itself; a frame is [height, width, 4]. */
  public double strangeness(int width, int height, FloatBuffer frame) {
    Pixels seen = (channel, i) -> light.seen(frame.get(i * (CHANNELS + 1) + channel));
    double[] distances = cells(width, height, seen).stream().mapToDouble(this::distance).toArray();
    Arrays.sort(distances);
    int from = (int) (USUAL * distances.length);
    return Arrays.stream(distances, from, distances.length).average().orElse(0);
  }

  private double distance(float[] cell) {
    double least = Double.MAX_VALUE;
    for (float[] other : known) {
      double sum = 0;
      for (int i = 0; i < cell.length && sum < least; i++) {
        sum += (cell[i] - other[i]) * (cell[i] - other[i]);
      }
      least = Math.min(least, sum);
    }
    return Math.sqrt(least);
  }

  /** A picture as the network sees it. */
  private interface Pixels {
    float at(int channel, int pixel);
  }

  /** Of each cell of a picture the mean of its colours, their spread, and their slopes. */
  private static List<float[]> cells(int width, int height, Pixels pixels) {
    int side = Math.max(2, height / ROWS);
    List<float[]> cells = new ArrayList<>();
    for (int top = 0; top + side <= height; top += side) {
      for (int left = 0; left + side <= width; left += side) {
        float[] facts = new float[FACTS * CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
          describe(pixels, channel, width, top * width + left, side, facts);
        }
        cells.add(facts);
      }
    }
    return cells;
  }

  private static void describe(
      Pixels pixels, int channel, int width, int corner, int side, float[] facts) {
    int step = Math.max(1, side / LINES);
    double sum = 0;
    double squares = 0;
    double slopes = 0;
    int count = 0;
    for (int line = 0; line < side; line += step) {
      int first = corner + line * width;
      for (int at = first; at < first + side; at++) {
        float value = pixels.at(channel, at);
        sum += value;
        squares += value * value;
        slopes += Math.abs(value - pixels.at(channel, at - Math.min(step, at % width)));
        count++;
      }
    }
    double mean = sum / count;
    facts[FACTS * channel] = (float) mean;
    facts[FACTS * channel + 1] =
        VARIETY * (float) Math.sqrt(Math.max(0, squares / count - mean * mean));
    facts[FACTS * channel + 2] = VARIETY * (float) (slopes / count);
  }
}
