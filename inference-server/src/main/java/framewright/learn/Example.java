package framewright.learn;

import java.nio.FloatBuffer;
import java.util.Random;

/**
 * A frame and what was made of it by hand, as planes of numbers, and where there is most to see.
 */
public final class Example {
  private static final int CHANNELS = 4;

  /** As the recipe has it: a matte is drawn on no more rows than these. */
  private static final int MATTE_LINES = 360;

  /** Places are drawn from squares of so many pixels. */
  private static final int SQUARE = 16;

  /** Less than this is noise or compression, and no change. */
  private static final float CHANGE = 0.04f;

  /** What was changed counts so much more where the rest has to stay as it is. */
  private static final float CHANGED_COUNTS = 10;

  /** Half of the crops lie anywhere, the others where much was done. */
  private static final double ANYWHERE = 0.5;

  final int width;
  final int height;
  final float[][] source;
  final float[][] made;
  private final Task task;
  private final Light light;
  private final double[] upTo;

  /**
   * Pictures of one size, [height, width, 4], as they are shown and as the effect will get them.
   */
  public Example(int width, int height, FloatBuffer source, FloatBuffer made, Task task) {
    this(width, height, source, made, task, Light.SHOWN);
  }

  /** The same where the numbers of the pictures mean something else. A matte is what it is. */
  public Example(
      int width, int height, FloatBuffer source, FloatBuffer made, Task task, Light light) {
    this(
        width,
        height,
        planes(width * height, source, 3, light),
        planes(width * height, made, task.channels(), task == Task.MATTE ? Light.SHOWN : light),
        task,
        light);
  }

  private Example(int width, int height, float[][] source, float[][] made, Task task, Light light) {
    this.width = width;
    this.height = height;
    this.task = task;
    this.light = light;
    this.source = source;
    this.made = made;
    this.upTo = cumulated();
  }

  /** The same as it is learned from: a matte is drawn small. */
  Example asLearned() {
    int side = task == Task.MATTE ? (height + MATTE_LINES - 1) / MATTE_LINES : 1;
    return side == 1
        ? this
        : new Example(
            (width + side - 1) / side,
            (height + side - 1) / side,
            reduced(source, side),
            reduced(made, side),
            task,
            light);
  }

  /** Means of squares; those at the border repeat it. */
  private float[][] reduced(float[][] planes, int side) {
    int across = (width + side - 1) / side;
    float[][] reduced = new float[planes.length][across * ((height + side - 1) / side)];
    for (int channel = 0; channel < planes.length; channel++) {
      for (int i = 0; i < reduced[channel].length; i++) {
        double sum = 0;
        for (int part = 0; part < side * side; part++) {
          int x = Math.min(width - 1, i % across * side + part % side);
          int y = Math.min(height - 1, i / across * side + part / side);
          sum += planes[channel][y * width + x];
        }
        reduced[channel][i] = (float) (sum / (side * side));
      }
    }
    return reduced;
  }

  private static float[][] planes(int count, FloatBuffer pixels, int channels, Light light) {
    float[][] planes = new float[channels][count];
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        planes[channel][i] = light.seen(pixels.get(i * CHANNELS + channel));
      }
    }
    return planes;
  }

  Task task() {
    return task;
  }

  Light light() {
    return light;
  }

  int pixels() {
    return width * height;
  }

  /** The frame as an effect gets it: [height, width, 4], opaque. */
  void writeSource(FloatBuffer pixels) {
    for (int i = 0; i < pixels(); i++) {
      for (int channel = 0; channel < 3; channel++) {
        pixels.put(light.told(source[channel][i]));
      }
      pixels.put(1);
    }
  }

  /** Does what becomes of a pixel say how good a network is? Most of a repair stays anyway. */
  boolean isJudged(int pixel) {
    return task != Task.REPAIR || difference(pixel) > CHANGE;
  }

  /** How much of each pixel a step learns, 1 where nothing is special. */
  float counts(int pixel) {
    return task == Task.REPAIR && difference(pixel) > CHANGE ? 1 + CHANGED_COUNTS : 1;
  }

  private float difference(int pixel) {
    float most = 0;
    for (int channel = 0; channel < made.length; channel++) {
      most = Math.max(most, Math.abs(made[channel][pixel] - source[channel][pixel]));
    }
    return most;
  }

  /** Where something happens: what was changed, or the partial and bordering parts of a matte. */
  private float busy(int pixel) {
    if (task != Task.MATTE) {
      return difference(pixel);
    }
    int beside = pixel % width + 8 < width ? pixel + 8 : pixel;
    int below = pixel + 8 * width < width * height ? pixel + 8 * width : pixel;
    float[] matte = made[0];
    return Math.abs(matte[beside] - matte[pixel]) + Math.abs(matte[below] - matte[pixel]);
  }

  private int squaresAcross() {
    return (width + SQUARE - 1) / SQUARE;
  }

  private double[] cumulated() {
    double[] sums = new double[squaresAcross() * ((height + SQUARE - 1) / SQUARE)];
    double all = 0;
    for (int i = 0; i < width * height; i++) {
      float busy = busy(i);
      sums[i / width / SQUARE * squaresAcross() + i % width / SQUARE] += busy;
      all += busy;
    }
    double sum = 0;
    for (int square = 0; square < sums.length; square++) {
      double share = all > 0 ? sums[square] / all : 0;
      sum += ANYWHERE / sums.length + (1 - ANYWHERE) * share;
      sums[square] = sum;
    }
    return sums;
  }

  /** A pixel to look at: x and y. */
  int[] place(Random chance) {
    double drawn = chance.nextDouble() * upTo[upTo.length - 1];
    int square = 0;
    while (square < upTo.length - 1 && upTo[square] < drawn) {
      square++;
    }
    int x = square % squaresAcross() * SQUARE + chance.nextInt(SQUARE);
    int y = square / squaresAcross() * SQUARE + chance.nextInt(SQUARE);
    return new int[] {Math.min(x, width - 1), Math.min(y, height - 1)};
  }
}
