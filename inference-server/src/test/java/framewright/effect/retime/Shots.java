package framewright.effect.retime;

import framewright.colour.ColourSpace;
import framewright.frame.Alpha;
import framewright.frame.ContentId;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.Random;

/** Shots drawn by code. */
final class Shots {
  static final int WIDTH = 192;
  static final int HEIGHT = 128;

  private Shots() {}

  /** The colour (red, green, blue, alpha) of a place. */
  interface Paint {
    float[] at(double x, double y);
  }

  static Frame frame(double time, Paint paint) {
    return frame(time, FrameFormat.of(WIDTH, HEIGHT), paint);
  }

  static Frame linear(double time, Alpha alpha, Paint paint) {
    return frame(time, new FrameFormat(WIDTH, HEIGHT, alpha, ColourSpace.LINEAR, 0, 0), paint);
  }

  static Frame frame(double time, FrameFormat format, Paint paint) {
    Frame frame = empty("Source", time, format);
    FloatBuffer pixels = floats(frame);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        pixels.put(paint.at(x, y));
      }
    }
    return frame;
  }

  static Frame empty(String clip, double time, FrameFormat format) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(format.bytes());
    return new Frame(
        clip,
        time,
        format,
        Optional.of(new ContentId(System.identityHashCode(pixels), Double.doubleToLongBits(time))),
        pixels);
  }

  static FloatBuffer floats(Frame frame) {
    return frame.pixels().duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  static float value(Frame frame, int x, int y, int channel) {
    return floats(frame).get((y * frame.format().width() + x) * 4 + channel);
  }

  /** Smooth noise without a period, 0.1 to 0.9. */
  static Paint texture(int seed) {
    return (x, y) -> {
      double sum = 0;
      for (int wave = 1; wave <= 6; wave++) {
        double angle = seed + 2.4 * wave;
        sum +=
            Math.sin(
                (x * Math.cos(angle) + y * Math.sin(angle)) / (2.3 + 1.7 * wave) + seed * wave);
      }
      float grey = (float) (0.5 + 0.4 * sum / 6);
      return new float[] {grey, 0.8f * grey, 0.1f + 0.7f * grey, 1};
    };
  }

  static Paint moved(Paint paint, double right, double down) {
    return (x, y) -> paint.at(x - right, y - down);
  }

  /** With the grain of a camera, another for every seed. Draws one frame. */
  static Paint grainy(Paint below, long seed) {
    Random grain = new Random(seed);
    return (x, y) -> {
      float[] colour = below.at(x, y);
      for (int channel = 0; channel < 3; channel++) {
        colour[channel] += (float) (0.03 * grain.nextGaussian());
      }
      return colour;
    };
  }

  /** The spread of what no smooth picture has. */
  static double grain(Frame frame) {
    int[] taps = {1, -2, 1, -2, 4, -2, 1, -2, 1};
    double squares = 0;
    for (int y = 12; y < HEIGHT - 12; y++) {
      for (int x = 12; x < WIDTH - 12; x++) {
        double ripple = 0;
        for (int tap = 0; tap < taps.length; tap++) {
          ripple += taps[tap] / 6.0 * value(frame, x + tap % 3 - 1, y + tap / 3 - 1, 1);
        }
        squares += ripple * ripple;
      }
    }
    return Math.sqrt(squares / ((HEIGHT - 24) * (WIDTH - 24)));
  }

  /** Thin strokes, as of letters, over something else. */
  static Paint written(Paint below) {
    return (x, y) -> stroke(x, y) ? new float[] {0.95f, 0.95f, 0.9f, 1} : below.at(x, y);
  }

  static boolean stroke(double x, double y) {
    boolean line = y >= 50 && y < 66 && x >= 40 && x < 150;
    return line && (x % 12 < 3 || (y >= 57 && y < 60 && x % 24 < 12));
  }

  /** Mean square error of colour, away from the edges, in decibels below 1. */
  static double psnr(Frame frame, Frame truth, int margin) {
    double sum = 0;
    int count = 0;
    for (int y = margin; y < frame.format().height() - margin; y++) {
      for (int x = margin; x < frame.format().width() - margin; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double error = value(frame, x, y, channel) - value(truth, x, y, channel);
          sum += error * error;
          count++;
        }
      }
    }
    return -10 * Math.log10(sum / count + 1e-12);
  }
}
