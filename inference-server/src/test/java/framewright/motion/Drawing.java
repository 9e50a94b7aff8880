package framewright.motion;

import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Frames drawn by code, whose motion is known. */
final class Drawing {
  static final int WIDTH = 256;
  static final int HEIGHT = 160;

  private Drawing() {}

  /** The grey of a place. */
  interface Grey {
    double at(double x, double y);
  }

  static Frame frame(double time, Grey grey) {
    Frame frame = empty(time);
    FloatBuffer pixels = floats(frame);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float value = (float) grey.at(x, y);
        pixels.put(value).put(value).put(value).put(1);
      }
    }
    return frame;
  }

  static Frame empty(double time) {
    FrameFormat format = FrameFormat.of(WIDTH, HEIGHT);
    return new Frame(
        "Source", time, format, Optional.empty(), ByteBuffer.allocateDirect(format.bytes()));
  }

  static FloatBuffer floats(Frame frame) {
    return frame.pixels().duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  static float value(Frame frame, int x, int y, int channel) {
    return floats(frame).get((y * WIDTH + x) * 4 + channel);
  }

  /** Smooth noise without a period, 0.1 to 0.9. */
  static Grey texture(int seed) {
    return (x, y) -> {
      double sum = 0;
      for (int wave = 1; wave <= 6; wave++) {
        double angle = seed + 2.4 * wave;
        sum +=
            Math.sin(
                (x * Math.cos(angle) + y * Math.sin(angle)) / (2.3 + 1.7 * wave) + seed * wave);
      }
      return 0.5 + 0.4 * sum / 6;
    };
  }

  static Grey moved(Grey grey, double right, double down) {
    return (x, y) -> grey.at(x - right, y - down);
  }

  /** Larger by a factor, about the middle of the frame. */
  static Grey zoomed(Grey grey, double factor) {
    return (x, y) ->
        grey.at(middleX() + (x - middleX()) / factor, middleY() + (y - middleY()) / factor);
  }

  static double middleX() {
    return (WIDTH - 1) / 2.0;
  }

  static double middleY() {
    return (HEIGHT - 1) / 2.0;
  }
}
