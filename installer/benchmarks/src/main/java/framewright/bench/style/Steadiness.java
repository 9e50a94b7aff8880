package framewright.bench.style;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Temporal error: how far a frame is from the one before it, carried along the source's motion;
 * root of the mean square over the pixels seen in both. The source's own error, by the same motion,
 * says how much of it was there before.
 */
public final class Steadiness {
  private static final float SEEN_SHARE = 0.01f;
  private static final float SEEN_PIXELS = 0.5f;

  private Steadiness() {}

  public static double temporalError(List<Thumbnail> source, List<Thumbnail> shown) {
    return temporalError(source, shown, Motion::between);
  }

  /** The same where a pixel stands still unless motion explains it better. */
  static double errorOrStill(List<Thumbnail> source, List<Thumbnail> shown) {
    return temporalError(source, shown, Motion::betweenOrStill);
  }

  private static double temporalError(
      List<Thumbnail> source, List<Thumbnail> shown, BiFunction<Plane, Plane, Motion> motion) {
    double sum = 0;
    for (int i = 1; i < source.size(); i++) {
      Motion back = motion.apply(source.get(i).luma(), source.get(i - 1).luma());
      Motion forth = motion.apply(source.get(i - 1).luma(), source.get(i).luma());
      sum += error(back, seen(back, forth), shown.get(i), shown.get(i - 1));
    }
    return sum / (source.size() - 1);
  }

  private static double error(Motion back, boolean[] seen, Thumbnail now, Thumbnail before) {
    double squares = 0;
    long count = 0;
    for (int channel = 0; channel < 3; channel++) {
      float[] carried = back.carried(before.colours()[channel]).values();
      float[] values = now.colours()[channel].values();
      for (int i = 0; i < values.length; i++) {
        if (seen[i]) {
          squares += (values[i] - carried[i]) * (values[i] - carried[i]);
          count++;
        }
      }
    }
    return Math.sqrt(squares / Math.max(1, count));
  }

  /**
   * Pixels that the motion leads out of the frame, or that do not come back to where they were, are
   * not seen in both.
   */
  private static boolean[] seen(Motion back, Motion forth) {
    int width = back.right().width();
    int height = back.right().height();
    boolean[] seen = new boolean[width * height];
    for (int i = 0; i < seen.length; i++) {
      float right = back.right().values()[i];
      float down = back.down().values()[i];
      int row = i / width;
      float x = i - row * width + right;
      float y = row + down;
      float returnRight = forth.right().at(x, y);
      float returnDown = forth.down().at(x, y);
      float gap = square(right + returnRight) + square(down + returnDown);
      float length = square(right) + square(down) + square(returnRight) + square(returnDown);
      boolean inside = x > 0 && x < width - 1 && y > 0 && y < height - 1;
      seen[i] = inside && gap < SEEN_SHARE * length + SEEN_PIXELS;
    }
    return seen;
  }

  private static float square(float value) {
    return value * value;
  }
}
