package framewright.effect.keying;

import framewright.engine.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Small matrices and index lists that tell a graph which pixels to mean, fetch or blur. */
final class Weights {
  private Weights() {}

  /** Area means: row i of [cells, pixels] weighs the pixels that cell i covers. */
  static Tensor shrinkRows(int cells, int pixels) {
    return upright(area(0, cells, (double) pixels / cells, 0, pixels));
  }

  /** The same, transposed: [pixels, cells]. */
  static Tensor shrinkColumns(int pixels, int cells) {
    return turned(area(0, cells, (double) pixels / cells, 0, pixels));
  }

  /**
   * Of cells {@code size} pixels high, what {@code count} rows of pixels from {@code firstPixel} on
   * add to some of them.
   */
  static Tensor meanRows(int firstCell, int cells, double size, int firstPixel, int count) {
    return upright(area(firstCell, cells, size, firstPixel, count));
  }

  /** Cells {@code size} pixels wide, over all columns: [pixels, cells]. */
  static Tensor meanColumns(int cells, double size, int pixels) {
    return turned(area(0, cells, size, 0, pixels));
  }

  /** first, first + 1, ... held inside 0 .. size - 1. */
  static Tensor indices(int first, int count, int size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.min(Math.max(first + i, 0), size - 1);
    }
    return Tensor.vector(values);
  }

  /**
   * For each of {@code count} pixels the nearest of {@code size} pixels that span the same picture.
   */
  static Tensor stretchedIndices(int first, int count, int whole, int size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.min(size - 1, Math.floor((first + i + 0.5) * size / whole));
    }
    return Tensor.vector(values);
  }

  /** A bell of the given width, cut to {@code taps} and summing to 1. */
  static Tensor bell(double sigma, int taps) {
    float[] values = new float[taps];
    double sum = 0;
    for (int i = 0; i < taps; i++) {
      double distance = (i - taps / 2) / sigma;
      values[i] = (float) Math.exp(-0.5 * distance * distance);
      sum += values[i];
    }
    for (int i = 0; i < taps; i++) {
      values[i] /= (float) sum;
    }
    return Tensor.vector(values);
  }

  private static float[][] area(int firstCell, int cells, double size, int firstPixel, int pixels) {
    float[][] values = new float[cells][pixels];
    for (int cell = 0; cell < cells; cell++) {
      double start = (firstCell + cell) * size - firstPixel;
      double end = start + size;
      for (int pixel = Math.max(0, (int) start);
          pixel < Math.min(pixels, Math.ceil(end));
          pixel++) {
        double covered = Math.min(end, pixel + 1) - Math.max(start, pixel);
        values[cell][pixel] = (float) (covered / size);
      }
    }
    return values;
  }

  static Tensor upright(float[][] matrix) {
    FloatBuffer values = FloatBuffer.allocate(matrix.length * matrix[0].length);
    for (float[] row : matrix) {
      values.put(row);
    }
    return Tensor.of(direct(values.array()), matrix.length, matrix[0].length);
  }

  static Tensor turned(float[][] matrix) {
    return inPhases(matrix, 1).reshaped(matrix[0].length, matrix.length);
  }

  /**
   * A matrix [n, cells] as [phases, cells, n / phases]: every phase takes each {@code phases}-th
   * row.
   */
  static Tensor inPhases(float[][] matrix, int phases) {
    int cells = matrix[0].length;
    int samples = matrix.length / phases;
    float[] values = new float[matrix.length * cells];
    for (int i = 0; i < matrix.length; i++) {
      for (int cell = 0; cell < cells; cell++) {
        values[(i % phases * cells + cell) * samples + i / phases] = matrix[i][cell];
      }
    }
    return Tensor.of(direct(values), phases, cells, samples);
  }

  private static ByteBuffer direct(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    buffer.asFloatBuffer().put(values);
    return buffer;
  }
}
