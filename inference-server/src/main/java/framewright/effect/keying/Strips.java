package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.engine.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Cuts a frame into strips of rows that fit the cache of a core, and has them worked on side by side. */
final class Strips {
  private static final int PIXELS = 32_768;

  private Strips() {}

  interface Strip {
    void work(EffectJob.Graphs graphs, int firstRow, int rows);
  }

  static void each(EffectJob job, String stage, int height, int width, Strip strip) {
    each(job, stage, 0, height, width, 1, strip);
  }

  /** Rows {@code from} to {@code to}, in strips of a multiple of {@code unit} rows. */
  static void each(EffectJob job, String stage, int from, int to, int width, int unit, Strip strip) {
    int rows = Math.max(1, PIXELS / width / unit) * unit;
    List<EffectJob.Piece> pieces = new ArrayList<>();
    for (int row = from; row < to; row += rows) {
      int first = row;
      pieces.add(graphs -> strip.work(graphs, first, Math.min(rows, to - first)));
    }
    job.sideBySide(stage, pieces);
  }

  /** Rows of an alpha plane as the graphs take it. */
  static Tensor plane(Tensor alpha, int firstRow, int rows) {
    return alpha.rows(firstRow, rows).reshaped(1, 1, rows, alpha.shape()[1]);
  }
}
