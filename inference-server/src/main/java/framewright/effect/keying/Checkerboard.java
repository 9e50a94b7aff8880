package framewright.effect.keying;

import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;

/**
 * What is shown behind a foreground to be judged: squares of two greys, as display-encoded plate.
 */
final class Checkerboard {
  private static final float DARK = 0.4f;
  private static final float BRIGHT = 0.6f;

  /** Squares along the frame's height. */
  private static final int SQUARES = 24;

  private Checkerboard() {}

  /** The caller closes it. */
  static Tensor of(int height, int width) {
    Tensor board = Tensor.allocate(height, width, FrameFormat.CHANNELS);
    FloatBuffer pixels = board.floats();
    int side = Math.max(1, height / SQUARES);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float grey = (x / side + y / side) % 2 == 0 ? DARK : BRIGHT;
        pixels.put(grey).put(grey).put(grey).put(1);
      }
    }
    return board;
  }
}
