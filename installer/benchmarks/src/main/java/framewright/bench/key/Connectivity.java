package framewright.bench.key;

import java.util.Arrays;

/**
 * The connectivity error of matting papers: how much each matte's pixels hang off the largest piece
 * they share.
 */
final class Connectivity {
  private static final int STEPS = 10;
  private static final double TOLERANCE = 0.15;

  private Connectivity() {}

  static double error(float[] alpha, float[] truth, int width) {
    float[] level = new float[truth.length];
    boolean[] joined = new boolean[truth.length];
    Arrays.fill(level, -1);
    for (int step = 1; step <= STEPS; step++) {
      float threshold = (float) step / STEPS;
      Arrays.fill(joined, false);
      markLargest(alpha, truth, threshold, width, joined);
      for (int i = 0; i < level.length; i++) {
        if (level[i] < 0 && !joined[i]) {
          level[i] = threshold - 1f / STEPS;
        }
      }
    }
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      float top = level[i] < 0 ? 1 : level[i];
      sum += Math.abs(share(alpha[i] - top) - share(truth[i] - top));
    }
    return sum / truth.length;
  }

  private static double share(double above) {
    return above >= TOLERANCE ? 1 - above : 1;
  }

  private static void markLargest(
      float[] a, float[] b, float threshold, int width, boolean[] mark) {
    boolean[] seen = new boolean[a.length];
    int[] open = new int[a.length];
    int[] largest = new int[0];
    for (int start = 0; start < a.length; start++) {
      if (!seen[start] && Math.min(a[start], b[start]) >= threshold) {
        int count = walk(start, a, b, threshold, width, seen, open);
        if (count > largest.length) {
          largest = Arrays.copyOf(open, count);
        }
      }
    }
    for (int pixel : largest) {
      mark[pixel] = true;
    }
  }

  private static int walk(
      int start, float[] a, float[] b, float threshold, int width, boolean[] seen, int[] open) {
    int count = 0;
    seen[start] = true;
    open[count++] = start;
    for (int next = 0; next < count; next++) {
      int x = open[next] % width;
      int[] steps = {x > 0 ? -1 : 0, x < width - 1 ? 1 : 0, -width, width};
      for (int step : steps) {
        int pixel = open[next] + step;
        if (pixel >= 0
            && pixel < a.length
            && !seen[pixel]
            && Math.min(a[pixel], b[pixel]) >= threshold) {
          seen[pixel] = true;
          open[count++] = pixel;
        }
      }
    }
    return count;
  }
}
