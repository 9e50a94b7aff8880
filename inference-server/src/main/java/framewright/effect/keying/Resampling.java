package framewright.effect.keying;

import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;

/**
 * One side of a picture laid along one side of another: pixels are means under a tent as wide as a
 * pixel of either is, whichever is larger.
 *
 * @param from pixels of the picture
 * @param to pixels of the other
 * @param start where the picture begins in the other
 * @param scale pixels of the other for each of its own
 */
record Resampling(int from, int to, double start, double scale) {
  private static final int CHANNELS = FrameFormat.CHANNELS;

  /** Which pixels are meant, and how much of each. None outside of the picture. */
  private static final class Taps {
    final int first;
    final float[] weights;

    Taps(int first, float[] weights) {
      this.first = first;
      this.weights = weights;
    }
  }

  boolean isIdentity() {
    return from == to && start == 0 && scale == 1;
  }

  /** Rows of a picture {@code from} pixels wide, each as one {@code to} pixels wide. */
  void alongRows(Tensor picture, Tensor result, int firstRow, int rows) {
    Taps[] taps = new Taps[to];
    for (int i = 0; i < to; i++) {
      taps[i] = taps(i);
    }
    float[] source = new float[from * CHANNELS];
    for (int row = firstRow; row < firstRow + rows; row++) {
      float[] mean = new float[to * CHANNELS];
      picture.floats().get(row * source.length, source);
      for (int i = 0; i < to; i++) {
        for (int tap = 0; tap < taps[i].weights.length; tap++) {
          add(
              source,
              (taps[i].first + tap) * CHANNELS,
              taps[i].weights[tap],
              mean,
              i * CHANNELS,
              CHANNELS);
        }
      }
      result.floats().put(row * mean.length, mean);
    }
  }

  /** Rows of a picture {@code to} pixels high, out of one of {@code from}. */
  void acrossRows(Tensor picture, Tensor result, int firstRow, int rows) {
    int length = (int) picture.shape()[1] * CHANNELS;
    FloatBuffer sources = picture.floats();
    float[] source = new float[length];
    for (int row = firstRow; row < firstRow + rows; row++) {
      float[] mean = new float[length];
      Taps taps = taps(row);
      for (int tap = 0; tap < taps.weights.length; tap++) {
        sources.get((taps.first + tap) * length, source);
        add(source, 0, taps.weights[tap], mean, 0, length);
      }
      result.floats().put(row * length, mean);
    }
  }

  private static void add(float[] source, int at, float weight, float[] sum, int place, int count) {
    for (int i = 0; i < count; i++) {
      sum[place + i] += weight * source[at + i];
    }
  }

  private Taps taps(int pixel) {
    double centre = (pixel + 0.5 - start) / scale;
    if (centre < 0 || centre >= from) {
      return new Taps(0, new float[0]);
    }
    double reach = Math.max(1, 1 / scale);
    int first = (int) Math.max(0, Math.ceil(centre - reach - 0.5));
    int last = (int) Math.min(from - 1, Math.floor(centre + reach - 0.5));
    float[] weights = new float[last - first + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (1 - Math.abs(first + i + 0.5 - centre) / reach);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) sum;
    }
    return new Taps(first, weights);
  }
}
