package framewright.effect.keying;

import framewright.effect.TensorCache;
import framewright.engine.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Matrices that sample the overview's planes for every row and column of a plate; the same for
 * every frame of a size. The network was trained with planes that are sampled at half its size and
 * doubled from there by straight lines; so are these.
 */
final class Sampling implements AutoCloseable {
  private final TensorCache.Lease matrices;

  private Sampling(TensorCache.Lease matrices) {
    this.matrices = matrices;
  }

  static Sampling of(TensorCache cache, KeyRecipe recipe, PaddedPlate picture, Tensor overview) {
    int cellRows = (int) overview.shape()[1];
    int cellColumns = (int) overview.shape()[2];
    List<Object> size =
        List.of("key", "sampling", picture.plateHeight(), picture.plateWidth(), recipe);
    return new Sampling(cache.lease(size, () -> matrices(recipe, picture, cellRows, cellColumns)));
  }

  /** [lines / phases, cells], for half the size the network works at. */
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

  /**
   * How much the network's column before two of it, those, and the one after count for each column
   * of the plate: [phases, 4].
   */
  Tensor between() {
    return matrices.tensor("between");
  }

  @Override
  public void close() {
    matrices.close();
  }

  /**
   * The columns that count of some rows of a matrix that enlarges: lower rows of it weigh cells
   * further on.
   *
   * @param first the first of them
   * @param weights [rows, columns]
   */
  record Span(int first, Tensor weights) {
    /** Of a matrix [rows, columns]. */
    static Span of(Tensor matrix) {
      int columns = (int) matrix.shape()[1];
      float[] values = new float[matrix.byteSize() / Float.BYTES];
      matrix.floats().get(values);
      int first = 0;
      while (values[first] == 0) {
        first++;
      }
      int end = columns;
      while (values[values.length - columns + end - 1] == 0) {
        end--;
      }
      float[][] kept = new float[values.length / columns][];
      for (int row = 0; row < kept.length; row++) {
        kept[row] = Arrays.copyOfRange(values, row * columns + first, row * columns + end);
      }
      return new Span(first, Weights.upright(kept));
    }

    int count() {
      return (int) weights.shape()[1];
    }
  }

  /**
   * Of {@code cells} cells enlarged {@code factor} times by straight lines, for {@code count}
   * pixels from {@code pixel} on. Begins and ends with a multiple of {@code unit} cells, which
   * their number must be.
   */
  static Span enlarging(int cells, int factor, int pixel, int count, int unit) {
    int first = (int) place(cells, cells * factor, pixel + 0.5) / unit * unit;
    int last = (int) Math.ceil(place(cells, cells * factor, pixel + count - 0.5));
    int columns = (last - first + unit) / unit * unit;
    return new Span(
        first, Weights.upright(lines(cells, cells * factor, pixel, 1, count, first, columns)));
  }

  /**
   * {@code cells} cells enlarged by straight lines over {@code pixels} pixels, at {@code count} of
   * them from {@code first} on: [count, cells].
   */
  static Tensor enlargedRows(int cells, int pixels, int first, int count) {
    return Weights.upright(lines(cells, pixels, first, 1, count, 0, cells));
  }

  /** The same over all pixels, transposed: [cells, pixels]. */
  static Tensor enlargedColumns(int cells, int pixels) {
    return Weights.turned(lines(cells, pixels, 0, 1, pixels, 0, cells));
  }

  private static Map<String, Tensor> matrices(
      KeyRecipe recipe, PaddedPlate picture, int cellRows, int cellColumns) {
    int shrink = recipe.shrink();
    int phases = recipe.phases();
    int step = phases * shrink;
    float[][] halfRows =
        lines(cellRows, picture.plateHeight(), 0, step, picture.lines() / phases, 0, cellRows);
    int halves = picture.columns() / phases;
    float[][] halfColumns =
        lines(cellColumns, picture.plateWidth(), 0, step, halves, 0, cellColumns);
    float[][] rows = enlarged(halfRows, phases);
    float[][] columns = enlarged(halfColumns, phases);
    return Map.of(
        "half_rows",
        Weights.upright(halfRows),
        "half_columns",
        Weights.turned(halfColumns),
        "rows",
        Weights.upright(rows),
        "columns",
        Weights.turned(columns),
        "plate_rows",
        Weights.upright(enlarged(rows, shrink)),
        "plate_columns",
        Weights.inPhases(enlarged(columns, shrink), step),
        "between",
        Weights.upright(between(phases, shrink)));
  }

  private static float[][] between(int phases, int shrink) {
    float[][] shares = new float[phases * shrink][phases + 2];
    for (int phase = 0; phase < shares.length; phase++) {
      for (int column = 0; column < shares[phase].length; column++) {
        shares[phase][column] =
            (float) Math.max(0, 1 - Math.abs((phase + 0.5) / shrink + 0.5 - column));
      }
    }
    return shares;
  }

  /**
   * Row i weighs the cells that sample i lies between: every {@code step}-th pixel from {@code
   * first} on. Only the {@code columns} cells from {@code firstCell} on are written; the others
   * must not count.
   */
  private static float[][] lines(
      int cells, int pixels, int first, int step, int count, int firstCell, int columns) {
    float[][] values = new float[count][columns];
    for (int i = 0; i < count; i++) {
      double place = place(cells, pixels, first + (i + 0.5) * step);
      int low = (int) place;
      values[i][low - firstCell] = (float) (1 - (place - low));
      if (place > low) {
        values[i][low + 1 - firstCell] = (float) (place - low);
      }
    }
    return values;
  }

  /**
   * Where among the centres of cells a point of the pixels lies: 0 at the first's, cells - 1 at the
   * last's.
   */
  private static double place(int cells, int pixels, double point) {
    return Math.min(Math.max(point * cells / pixels - 0.5, 0), cells - 1);
  }

  /** Rows of a matrix enlarged by straight lines between them. */
  private static float[][] enlarged(float[][] matrix, int factor) {
    float[][] result = new float[matrix.length * factor][matrix[0].length];
    for (int i = 0; i < result.length; i++) {
      double place = Math.min(Math.max((i + 0.5) / factor - 0.5, 0), matrix.length - 1);
      float[] low = matrix[(int) place];
      float[] high = matrix[Math.min((int) place + 1, matrix.length - 1)];
      float part = (float) (place - (int) place);
      for (int column = 0; column < low.length; column++) {
        result[i][column] = low[column] + part * (high[column] - low[column]);
      }
    }
    return result;
  }
}
