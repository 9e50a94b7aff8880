package framewright.effect.keying;

import framewright.engine.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Small matrices and index lists that tell a graph which pixels to mean, enlarge, fetch or blur. */
final class Weights {
  private Weights() {}

  /** Area means: row i of [cells, pixels] weighs the pixels that cell i covers. */
  static Tensor shrinkRows(int cells, int pixels) {
    return Tensor.of(direct(area(cells, pixels, false)), cells, pixels);
  }

  /** The same, transposed: [pixels, cells]. */
  static Tensor shrinkColumns(int pixels, int cells) {
    return Tensor.of(direct(area(cells, pixels, true)), pixels, cells);
  }

  /**
   * Linear enlargement of {@code cells} cells over {@code pixels} pixels, sampled {@code count} times from pixel
   * {@code first} on, every {@code step} pixels: [count, cells].
   */
  static Tensor enlargeRows(int cells, int pixels, int first, int step, int count) {
    return Tensor.of(direct(hat(cells, pixels, first, step, count, false)), count, cells);
  }

  /** The same, transposed: [cells, count]. */
  static Tensor enlargeColumns(int cells, int pixels, int first, int step, int count) {
    return Tensor.of(direct(hat(cells, pixels, first, step, count, true)), cells, count);
  }

  /** first, first + 1, ... held inside 0 .. size - 1. */
  static Tensor indices(int first, int count, int size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.min(Math.max(first + i, 0), size - 1);
    }
    return Tensor.vector(values);
  }

  /** For each of {@code count} pixels the nearest of {@code size} pixels that span the same picture. */
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

  private static float[] area(int cells, int pixels, boolean transposed) {
    float[] values = new float[cells * pixels];
    double size = (double) pixels / cells;
    for (int cell = 0; cell < cells; cell++) {
      double start = cell * size;
      double end = start + size;
      for (int pixel = (int) start; pixel < Math.min(pixels, Math.ceil(end)); pixel++) {
        double covered = Math.min(end, pixel + 1) - Math.max(start, pixel);
        values[transposed ? pixel * cells + cell : cell * pixels + pixel] = (float) (covered / size);
      }
    }
    return values;
  }

  private static float[] hat(int cells, int pixels, int first, int step, int count, boolean transposed) {
    float[] values = new float[count * cells];
    for (int i = 0; i < count; i++) {
      double centre = (first + (i + 0.5) * step) * cells / pixels - 0.5;
      double place = Math.min(Math.max(centre, 0), cells - 1);
      int low = (int) Math.min(Math.floor(place), Math.max(0, cells - 2));
      int high = Math.min(low + 1, cells - 1);
      values[transposed ? low * count + i : i * cells + low] += (float) (1 - (place - low));
      values[transposed ? high * count + i : i * cells + high] += (float) (place - low);
    }
    return values;
  }

  private static ByteBuffer direct(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
        .order(ByteOrder.nativeOrder());
    buffer.asFloatBuffer().put(values);
    return buffer;
  }
}
