package framewright.effect.keying;

import framewright.effect.TensorCache;
import framewright.engine.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Matrices that resample the overview's planes for every row and column of a canvas; the same for every frame of a size. The
 * network was trained with planes that are sampled at half its size and doubled from there by straight lines; so are these.
 */
final class Guide implements AutoCloseable {
  /** The network answers for 2 x 2 pixels at once. */
  static final int PHASES = 2;

  private final TensorCache.Lease matrices;

  private Guide(TensorCache.Lease matrices) {
    this.matrices = matrices;
  }

  static Guide of(TensorCache cache, Canvas canvas, Tensor overview) {
    int cellRows = (int) overview.shape()[1];
    int cellColumns = (int) overview.shape()[2];
    List<Object> size = List.of("key", "guide", canvas.plateHeight(), canvas.plateWidth(), canvas.shrink());
    return new Guide(cache.lease(size, () -> matrices(canvas, cellRows, cellColumns)));
  }

  /** [lines / 2, cells], for half the size the network works at. */
  Tensor halfRows() {
    return matrices.tensor("half_rows");
  }

  Tensor halfColumns() {
    return matrices.tensor("half_columns");
  }

  /** [lines, cells], for that size. */
  Tensor rows() {
    return matrices.tensor("rows");
  }

  Tensor columns() {
    return matrices.tensor("columns");
  }

  /** [rows, cells], for the plate's size. */
  Tensor plateRows() {
    return matrices.tensor("plate_rows");
  }

  /** [phases, cells, columns / phases], in as many phases as the graph {@code apply} works on. */
  Tensor plateColumns() {
    return matrices.tensor("plate_columns");
  }

  @Override
  public void close() {
    matrices.close();
  }

  private static Map<String, Tensor> matrices(Canvas canvas, int cellRows, int cellColumns) {
    int shrink = canvas.shrink();
    float[][] halfRows = Weights.hat(cellRows, canvas.plateHeight(), 0, PHASES * shrink, canvas.lines() / PHASES);
    float[][] halfColumns =
        Weights.hat(cellColumns, canvas.plateWidth(), 0, PHASES * shrink, canvas.width() / shrink / PHASES);
    float[][] rows = Weights.enlarged(halfRows, PHASES);
    float[][] columns = Weights.enlarged(halfColumns, PHASES);
    return Map.of(
        "half_rows", Weights.upright(halfRows), "half_columns", Weights.turned(halfColumns),
        "rows", Weights.upright(rows), "columns", Weights.turned(columns),
        "plate_rows", Weights.upright(Weights.enlarged(rows, shrink)),
        "plate_columns", Weights.inPhases(Weights.enlarged(columns, shrink), PHASES * shrink));
  }
}
