package framewright.effect.keying;

import framewright.engine.Tensor;
import java.util.Arrays;

/**
 * The columns of a matrix that are not all zero, where those lie beside each other.
 *
 * @param first the first of them
 * @param weights [rows, columns]
 */
record Band(int first, Tensor weights) {
  /** Of a matrix [rows, columns]. Begins and ends with a multiple of {@code unit} columns, which their number must be. */
  static Band of(Tensor matrix, int unit) {
    int columns = (int) matrix.shape()[1];
    float[] values = new float[matrix.byteSize() / Float.BYTES];
    matrix.floats().get(values);
    int first = columns;
    int end = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        first = Math.min(first, i % columns);
        end = Math.max(end, i % columns + 1);
      }
    }
    int from = first / unit * unit;
    int to = (end + unit - 1) / unit * unit;
    float[][] kept = new float[values.length / columns][];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = Arrays.copyOfRange(values, row * columns + from, row * columns + to);
    }
    return new Band(from, Weights.upright(kept));
  }

  int count() {
    return (int) weights.shape()[1];
  }
}
