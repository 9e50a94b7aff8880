package framewright.effect.keying;

import framewright.error.FramewrightException;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The screen's colour, display-encoded, with green and blue exchanged where the screen is blue: what the network calls the
 * pick.
 */
record ScreenColour(boolean blue, float first, float second, float third) {
  private static final double LIVELY_SHARE = 0.5;
  private static final double ROBUST_TOP = 0.99;
  private static final double LEAST_EXCESS = 0.04;
  private static final float DARKEST = 0.15f;
  private static final float LEAST_PURITY = 0.15f;
  private static final double CLIPPED = 0.995;

  float[] values() {
    return new float[] {first, second, third};
  }

  boolean clipped() {
    return second >= CLIPPED;
  }

  /** So close to grey, yellow or cyan that a key is unlikely to hold. */
  boolean faint() {
    return second - Math.max(first, third) <= LEAST_PURITY * second;
  }

  /** A colour somebody picked; display-encoded red, green, blue. */
  static ScreenColour of(float red, float green, float blue) {
    return blue > green ? new ScreenColour(true, red, blue, green) : new ScreenColour(false, red, green, blue);
  }

  /**
   * Finds it among a frame's cells.
   *
   * @param cells three planes of equal size: red, green, blue
   * @param wanted "green", "blue", or anything else for whichever there is more of
   */
  static ScreenColour found(FloatBuffer cells, String wanted) {
    float[][] planes = planes(cells);
    Excess green = new Excess(planes[0], planes[1], planes[2]);
    Excess blue = new Excess(planes[0], planes[2], planes[1]);
    boolean isBlue = wanted.equals("blue") || (!wanted.equals("green") && blue.total() > green.total());
    Excess screen = isBlue ? blue : green;
    if (screen.top() < LEAST_EXCESS) {
      throw FramewrightException.invalidRequest("No " + (wanted.equals("auto") ? "green or blue" : wanted)
          + " screen was found in the reference frame. Set Reference frame to one that shows the screen, or set Screen to Pick"
          + " and pick its colour.");
    }
    return screen.median(isBlue);
  }

  private static float[][] planes(FloatBuffer cells) {
    float[][] planes = new float[3][cells.remaining() / 3];
    for (float[] plane : planes) {
      cells.get(plane);
    }
    return planes;
  }

  /** How much of one colour a set of cells has over the other two. */
  private static final class Excess {
    private final float[] red;
    private final float[] main;
    private final float[] other;
    private final float[] score;
    private final double top;

    Excess(float[] red, float[] main, float[] other) {
      this.red = red;
      this.main = main;
      this.other = other;
      this.score = scores(red, main, other);
      this.top = top(score);
    }

    private static float[] scores(float[] red, float[] main, float[] other) {
      float[] score = new float[red.length];
      for (int i = 0; i < score.length; i++) {
        score[i] = main[i] - Math.max(red[i], other[i]);
      }
      return score;
    }

    /** Screens are purer than what stands before them: purity counts squared. */
    double total() {
      double sum = 0;
      for (int i = 0; i < score.length; i++) {
        double purity = Math.max(0, score[i]) / Math.max(main[i], DARKEST);
        sum += purity * purity;
      }
      return sum;
    }

    double top() {
      return top;
    }

    private static double top(float[] score) {
      float[] sorted = score.clone();
      Arrays.sort(sorted);
      return sorted[(int) (ROBUST_TOP * (sorted.length - 1))];
    }

    ScreenColour median(boolean blue) {
      double least = LIVELY_SHARE * top;
      return new ScreenColour(blue, median(red, least), median(main, least), median(other, least));
    }

    private float median(float[] plane, double least) {
      float[] kept = new float[plane.length];
      int count = 0;
      for (int i = 0; i < plane.length; i++) {
        if (score[i] > least) {
          kept[count++] = plane[i];
        }
      }
      Arrays.sort(kept, 0, count);
      return kept[Math.max(0, (count - 1) / 2)];
    }
  }
}
