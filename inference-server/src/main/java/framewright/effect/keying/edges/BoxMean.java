package framewright.effect.keying.edges;

import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;

/** Pictures of which each pixel is the mean of a square around it, those at the border repeated. */
final class BoxMean {
  private static final int CHANNELS = FrameFormat.CHANNELS;

  /** A strip of columns begins with a square's rows: few strips are made. */
  private static final int STRIP = 1 << 18;

  private final Work work;
  private final int reach;

  /**
   * @param reach pixels from the middle of the square to its sides
   */
  BoxMean(Work work, int reach) {
    this.work = work;
    this.reach = reach;
  }

  /** Of [height, width, 4], in place. */
  void of(Tensor picture) {
    long[] shape = picture.shape();
    try (Tensor across = Tensor.allocate(shape)) {
      each(shape, (first, count) -> alongRows(picture, across, first, count));
      each(shape, (first, count) -> alongColumns(across, picture, first, count));
    }
  }

  private interface Rows {
    void mean(int first, int count);
  }

  private void each(long[] shape, Rows rows) {
    Strips.of((int) shape[0], (int) shape[1], STRIP)
        .each(work.graphs(), "edges", (runner, first, count) -> rows.mean(first, count));
  }

  private void alongRows(Tensor from, Tensor to, int first, int count) {
    int width = (int) from.shape()[1];
    float[] row = new float[width * CHANNELS];
    float[] mean = new float[row.length];
    FloatBuffer source = from.floats();
    FloatBuffer result = to.floats();
    for (int y = first; y < first + count; y++) {
      source.get(y * row.length, row);
      for (int channel = 0; channel < CHANNELS; channel++) {
        double sum = 0;
        for (int x = -reach; x <= reach; x++) {
          sum += row[inside(x, width) * CHANNELS + channel];
        }
        for (int x = 0; x < width; x++) {
          mean[x * CHANNELS + channel] = (float) (sum / (2 * reach + 1));
          sum += row[inside(x + reach + 1, width) * CHANNELS + channel];
          sum -= row[inside(x - reach, width) * CHANNELS + channel];
        }
      }
      result.put(y * row.length, mean);
    }
  }

  private void alongColumns(Tensor from, Tensor to, int first, int count) {
    int height = (int) from.shape()[0];
    int length = (int) from.shape()[1] * CHANNELS;
    double[] sums = new double[length];
    float[] row = new float[length];
    for (int y = first - reach; y <= first + reach; y++) {
      add(from, inside(y, height), 1, row, sums);
    }
    for (int y = first; y < first + count; y++) {
      for (int i = 0; i < length; i++) {
        row[i] = (float) (sums[i] / (2 * reach + 1));
      }
      to.floats().put(y * length, row);
      add(from, inside(y + reach + 1, height), 1, row, sums);
      add(from, inside(y - reach, height), -1, row, sums);
    }
  }

  private static void add(Tensor picture, int y, int sign, float[] row, double[] sums) {
    picture.floats().get(y * row.length, row);
    for (int i = 0; i < row.length; i++) {
      sums[i] += sign * row[i];
    }
  }

  private static int inside(int place, int size) {
    return Math.max(0, Math.min(place, size - 1));
  }
}
