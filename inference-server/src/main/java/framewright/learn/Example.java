package framewright.learn;

import java.nio.FloatBuffer;
import java.util.Random;

/**
 * A frame and what was made of it by hand, as planes of numbers, and where there is most to see.
 */
public final class Example {
  private static final int CHANNELS = 4;

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
  private final double[] upTo;

  /**
   * Pictures of one size, [height, width, 4], in the encoding in which the effect will get them.
   */
  public Example(int width, int height, FloatBuffer source, FloatBuffer made, Task task) {
    this.width = width;
    this.height = height;
    this.task = task;
    this.source = planes(source, 3);
    this.made = planes(made, task.channels());
    this.upTo = cumulated();
  }

  private float[][] planes(FloatBuffer pixels, int channels) {
    float[][] planes = new float[channels][width * height];
    for (int i = 0; i < width * height; i++) {
      for (int channel = 0; channel < channels; channel++) {
        planes[channel][i] = Math.max(0, Math.min(1, pixels.get(i * CHANNELS + channel)));
      }
    }
    return planes;
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
