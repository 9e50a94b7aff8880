package framewright.effect.keying;

import framewright.engine.Tensor;

/** Runs a graph that works pixel by pixel over a frame in strips that fit the caches. */
final class Strips {
  private static final int PIXELS = 262_144;

  private Strips() {}

  interface Strip {
    void run(int firstRow, int rows);
  }

  static void each(int height, int width, Strip strip) {
    int rows = Math.max(1, PIXELS / width);
    for (int first = 0; first < height; first += rows) {
      strip.run(first, Math.min(rows, height - first));
    }
  }

  /** Rows of an alpha plane as the graphs take it. */
  static Tensor plane(Tensor alpha, int firstRow, int rows) {
    return alpha.rows(firstRow, rows).reshaped(1, 1, rows, alpha.shape()[1]);
  }
}
