package framewright.effect.style;

import framewright.effect.Parameters;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.util.Random;

/**
 * Which drawing of a clip a frame belongs to, where it is drawn anew every few frames as by hand:
 * paper, grain and strokes lie otherwise then, and the hand is a little off.
 *
 * @param number counts the drawings; {@link #ONE} where all frames are one
 * @param fallen for how many frames rain or snow has fallen; 0 where nothing falls
 */
record Redrawing(long number, double fallen) {
  private static final long ONE = Long.MIN_VALUE;

  /** How far the hand is off at most, as a share of the picture's height. */
  private static final double OFF = 3.0 / 1080;

  /** Waves of the hand along the picture's height. */
  private static final double[] WAVES = {5, 11};

  private static final int SEEDS_APART = 101;
  private static final int CHANNELS = FrameFormat.CHANNELS;

  /** Every so many frames, as the artist has it; never where it is 0. */
  static Redrawing of(Parameters parameters, double time, boolean falls) {
    long every = Math.round(parameters.number("redraw"));
    return new Redrawing(
        every < 1 ? ONE : Math.floorDiv(Math.round(time), every),
        falls ? time * parameters.number("fall_speed") : 0);
  }

  boolean isAnew() {
    return number != ONE;
  }

  /** The artist's seed, changed by the drawing. */
  double seed(double chosen) {
    return isAnew() ? chosen + Math.floorMod(number * SEEDS_APART, 1 << 16) : chosen;
  }

  /** What the hand follows, [height, width, 4]; the caller closes it. */
  Tensor unsteady(Work work, Tensor display) {
    int height = (int) display.shape()[0];
    int width = (int) display.shape()[1];
    Random hand = new Random(number);
    Waver right = new Waver(hand, height, width);
    Waver down = new Waver(hand, height, width);
    Tensor unsteady = Tensor.allocate(display.shape());
    Strips.of(height, width)
        .each(
            work.graphs(),
            "redraw",
            (runner, first, count) -> {
              for (int y = first; y < first + count; y++) {
                row(display, right, down, y, unsteady);
              }
            });
    return unsteady;
  }

  private static void row(Tensor display, Waver right, Waver down, int y, Tensor unsteady) {
    int height = (int) display.shape()[0];
    int width = (int) display.shape()[1];
    FloatBuffer from = display.floats();
    float[] row = new float[width * CHANNELS];
    for (int x = 0; x < width; x++) {
      double column = Math.max(0, Math.min(width - 1, x + right.at(x, y)));
      double line = Math.max(0, Math.min(height - 1, y + down.at(x, y)));
      int left = Math.min((int) column, Math.max(0, width - 2));
      int top = Math.min((int) line, Math.max(0, height - 2));
      int at = (top * width + left) * CHANNELS;
      int beside = width > 1 ? CHANNELS : 0;
      int below = height > 1 ? width * CHANNELS : 0;
      float across = (float) (column - left);
      float downwards = (float) (line - top);
      for (int channel = 0; channel < CHANNELS; channel++) {
        float upper = mix(from.get(at + channel), from.get(at + beside + channel), across);
        float lower =
            mix(from.get(at + below + channel), from.get(at + below + beside + channel), across);
        row[x * CHANNELS + channel] = mix(upper, lower, downwards);
      }
    }
    unsteady.floats().put(y * row.length, row);
  }

  private static float mix(float one, float other, float share) {
    return one + (other - one) * share;
  }

  /** How far off the hand is, in pixels: waves across times waves down, of two lengths. */
  private static final class Waver {
    private final double[][] across = new double[WAVES.length][];
    private final double[][] down = new double[WAVES.length][];

    Waver(Random hand, int height, int width) {
      for (int i = 0; i < WAVES.length; i++) {
        across[i] = wave(hand, width, height / WAVES[i], 1);
        down[i] = wave(hand, height, height / WAVES[i], OFF * height / WAVES.length);
      }
    }

    private static double[] wave(Random hand, int pixels, double length, double most) {
      double phase = 2 * Math.PI * hand.nextDouble();
      double step = 2 * Math.PI / (length * (0.8 + 0.4 * hand.nextDouble()));
      double[] wave = new double[pixels];
      for (int i = 0; i < pixels; i++) {
        wave[i] = most * Math.sin(phase + step * i);
      }
      return wave;
    }

    double at(int x, int y) {
      double off = 0;
      for (int i = 0; i < WAVES.length; i++) {
        off += across[i][x] * down[i][y];
      }
      return off;
    }
  }
}
