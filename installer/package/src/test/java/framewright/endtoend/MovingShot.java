package framewright.endtoend;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Four frames of a texture that moves three pixels a frame to the right. */
final class MovingShot {
  static final int WIDTH = 96;
  static final int HEIGHT = 80;
  static final int LAST = 3;

  private MovingShot() {}

  /** Retime at half speed, with the shot as its source. */
  static OfxInstance retimed(RealBundle bundle) {
    OfxInstance retime = bundle.retime(Project.of(WIDTH, HEIGHT, Depth.FLOAT).frames(0, LAST, 24));
    retime.updateClipPreferences();
    retime.clip("Source").connect((time, scale) -> drawn(time));
    return retime;
  }

  static Image drawn(double time) {
    return drawn(time, 0);
  }

  /** The same as a camera sees it, every frame with a grain of its own. */
  static Image grainy(double time) {
    return drawn(time, 0.01);
  }

  /** A slower one, in which the second frame all but repeats the first. */
  static Image repeating(double time) {
    return drawn(List.of(0.0, 0.02, 0.35, 0.6).get((int) time));
  }

  private static Image drawn(double time, double spread) {
    Image image =
        Image.allocate(ImageFormat.of(new Rect(0, 0, WIDTH, HEIGHT), Components.RGBA, Depth.FLOAT));
    Random grain = new Random((long) time);
    for (int row = 0; row < HEIGHT; row++) {
      ByteBuffer pixels = image.rowFromTop(row);
      for (int column = 0; column < WIDTH; column++) {
        double light = Math.sin((column - 3 * time) / 4 + row / 9.0) * Math.cos(row / 5.0);
        double grey = 0.5 + 0.4 * light + spread * grain.nextGaussian();
        for (int channel = 0; channel < 3; channel++) {
          pixels.putFloat((float) grey);
        }
        pixels.putFloat(1);
      }
    }
    return image;
  }
}
