package framewright.bench.retime;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;

/**
 * Writing over a moving picture, and a picture that stands still: what of them changes between two
 * frames?
 */
final class StillTrial {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int MOVED = 9;

  private final Product product;

  StillTrial(Product product) {
    this.product = product;
  }

  /** The largest change of the writing's own pixels, 0 to 1. */
  double writing() throws Exception {
    Picture before = picture(0, true);
    Picture result = product.between(before, picture(MOVED, true), 0.5);
    double worst = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        worst = isWriting(x, y) ? Math.max(worst, difference(before, result, x, y)) : worst;
      }
    }
    return worst;
  }

  /** The largest change of any pixel of two equal frames. */
  double stillness() throws Exception {
    Picture before = picture(0, false);
    Picture result = product.between(before, picture(0, false), 0.5);
    double worst = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        worst = Math.max(worst, difference(before, result, x, y));
      }
    }
    return worst;
  }

  private static double difference(Picture a, Picture b, int x, int y) {
    double worst = 0;
    for (int channel = 0; channel < 3; channel++) {
      worst = Math.max(worst, Math.abs(a.component(x, y, channel) - b.component(x, y, channel)));
    }
    return worst;
  }

  private static Picture picture(double right, boolean written) throws Exception {
    PictureFormat format =
        new PictureFormat(WIDTH, HEIGHT, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean letter = written && isWriting(x, y);
        for (int channel = 0; channel < 3; channel++) {
          picture.setComponent(x, y, channel, letter ? 0.95f : texture(x - right, y, channel));
        }
        picture.setComponent(x, y, 3, 1);
      }
    }
    return picture;
  }

  private static float texture(double x, double y, int channel) {
    double waves =
        Math.sin(x / 3.1 + y / 9.7)
            + Math.sin(x / 7.3 - y / 4.9 + channel)
            + Math.sin(x / 23 + y / 17);
    return (float) (0.45 + 0.13 * waves);
  }

  /** Strokes three pixels wide, as of a subtitle. */
  private static boolean isWriting(int x, int y) {
    boolean line = y >= 290 && y < 322 && x >= 90 && x < 550;
    return line && (x % 18 < 3 || (y % 14 < 3 && x % 36 < 18));
  }
}
