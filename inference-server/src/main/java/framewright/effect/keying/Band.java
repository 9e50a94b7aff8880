package framewright.effect.keying;

import framewright.engine.Tensor;
import java.util.Arrays;

/**
 * The columns that count of some rows of a matrix that enlarges: lower rows of it weigh cells further on.
 *
 * @param first the first of them
 * @param weights [rows, columns]
 */
record Band(int first, Tensor weights) {
  /** Of a matrix [rows, columns]. */
  static Band of(Tensor matrix) {
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
    return new Band(first, Weights.upright(kept));
  }

  /**
   * Of {@code cells} cells enlarged {@code factor} times by straight lines, for {@code count} pixels from {@code pixel} on.
   * Begins and ends with a multiple of {@code unit} cells, which their number must be.
   */
  static Band enlarging(int cells, int factor, int pixel, int count, int unit) {
    int first = (int) Weights.place(cells, cells * factor, pixel + 0.5) / unit * unit;
    int last = (int) Math.ceil(Weights.place(cells, cells * factor, pixel + count - 0.5));
    int columns = (last - first + unit) / unit * unit;
    return new Band(first, Weights.upright(Weights.hat(cells, cells * factor, pixel, 1, count, first, columns)));
  }

  int count() {
    return (int) weights.shape()[1];
  }
}
