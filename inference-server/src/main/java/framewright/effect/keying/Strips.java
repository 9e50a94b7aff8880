package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.engine.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Cuts a frame into strips of rows that fit the cache of a core, and has them worked on side by side. */
final class Strips {
  private static final int PIXELS = 65_536;

  /** Of work with many planes. */
  private static final int FEW_PIXELS = 32_768;

  private Strips() {}

  interface Strip {
    void work(EffectJob.Graphs graphs, int firstRow, int rows);
  }

  static void each(EffectJob job, String stage, int height, int width, Strip strip) {
    inStrips(job, stage, 0, height, Math.max(1, PIXELS / width), strip);
  }

  /** Rows {@code from} to {@code to}, in strips of a multiple of {@code unit} rows, for work with many planes. */
  static void eachSmall(EffectJob job, String stage, int from, int to, int width, int unit, Strip strip) {
    inStrips(job, stage, from, to, Math.max(1, FEW_PIXELS / width / unit) * unit, strip);
  }

  private static void inStrips(EffectJob job, String stage, int from, int to, int rows, Strip strip) {
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
