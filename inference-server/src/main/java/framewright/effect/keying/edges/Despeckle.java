package framewright.effect.keying.edges;

import framewright.engine.Tensor;
import java.nio.FloatBuffer;

/**
 * Removes specks: pieces of matte, and holes in it, that are smaller than a square of the given
 * side and touch nothing else. A walk over connected pixels, which no graph can do.
 */
public final class Despeckle {
  private static final float NOTHING = 0.02f;
  private static final float SOLID = 0.98f;

  private final FloatBuffer alpha;
  private final int height;
  private final int width;
  private final int[] open;
  private final boolean[] seen;

  private Despeckle(Tensor alpha) {
    this.alpha = alpha.floats();
    this.height = (int) alpha.shape()[0];
    this.width = (int) alpha.shape()[1];
    this.open = new int[height * width];
    this.seen = new boolean[height * width];
  }

  /** Cleans an alpha plane [height, width] in place. */
  public static void clean(Tensor alpha, double sidePixels) {
    int smallest = (int) Math.round(sidePixels * sidePixels);
    new Despeckle(alpha).remove(smallest, true);
    new Despeckle(alpha).remove(smallest, false);
  }

  private void remove(int smallestArea, boolean pieces) {
    for (int start = 0; start < seen.length; start++) {
      if (!seen[start] && belongs(start, pieces)) {
        int area = walk(start, pieces);
        if (area < smallestArea) {
          for (int i = 0; i < area; i++) {
            alpha.put(open[i], pieces ? 0 : 1);
          }
        }
      }
    }
  }

  /** Collects the connected pixels in {@code open} and returns how many there are. */
  private int walk(int start, boolean pieces) {
    int count = 0;
    seen[start] = true;
    open[count++] = start;
    for (int next = 0; next < count; next++) {
      int x = open[next] % width;
      int y = open[next] / width;
      for (int dy = Math.max(-1, -y); dy <= Math.min(1, height - 1 - y); dy++) {
        for (int dx = Math.max(-1, -x); dx <= Math.min(1, width - 1 - x); dx++) {
          int neighbour = open[next] + dy * width + dx;
          if (!seen[neighbour] && belongs(neighbour, pieces)) {
            seen[neighbour] = true;
            open[count++] = neighbour;
          }
        }
      }
    }
    return count;
  }

  private boolean belongs(int pixel, boolean pieces) {
    return pieces ? alpha.get(pixel) > NOTHING : alpha.get(pixel) < SOLID;
  }
}
