package framewright.drawing;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;

/** Pictures as Java draws them, and back. */
public final class Drawing {
  private static final int CHECKER_PIXELS = 16;
  private static final int LIGHT = 0x8c8c8c;
  private static final int DARK = 0x707070;

  private Drawing() {}

  /** A drawn image as an opaque 8-bit picture. */
  public static Picture picture(BufferedImage image) throws FootageException {
    PictureFormat format =
        new PictureFormat(
            image.getWidth(),
            image.getHeight(),
            PixelDepth.BYTE,
            AlphaKind.OPAQUE,
            ColourSpace.SRGB);
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        picture
            .pixels()
            .putInt(picture.offset(x, y), Integer.reverseBytes(image.getRGB(x, y) << 8 | 0xff));
      }
    }
    return picture;
  }

  /** The picture over a grey checkerboard, for eyes. */
  public static BufferedImage overChecker(Picture picture) throws FootageException {
    return over(
        picture, (x, y) -> ((x / CHECKER_PIXELS + y / CHECKER_PIXELS) & 1) == 0 ? LIGHT : DARK);
  }

  /** The picture over another one of its size. */
  public static BufferedImage over(Picture picture, BufferedImage background)
      throws FootageException {
    return over(picture, background::getRGB);
  }

  /** The alpha as grey. */
  public static BufferedImage matte(Picture picture) {
    PictureFormat format = picture.format();
    BufferedImage image =
        new BufferedImage(format.width(), format.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        image.setRGB(x, y, 0x010101 * level(picture.component(x, y, 3)));
      }
    }
    return image;
  }

  private static BufferedImage over(Picture picture, IntBinaryOperator background)
      throws FootageException {
    PictureFormat format = picture.format();
    AlphaKind alpha = format.alpha() == AlphaKind.OPAQUE ? AlphaKind.OPAQUE : AlphaKind.STRAIGHT;
    Picture straight =
        PictureConversion.convert(
            picture,
            format.withDepth(PixelDepth.FLOAT).withAlpha(alpha).withColourSpace(ColourSpace.SRGB));
    BufferedImage image =
        new BufferedImage(format.width(), format.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        image.setRGB(x, y, blend(straight, x, y, background.applyAsInt(x, y)));
      }
    }
    return image;
  }

  private static int blend(Picture straight, int x, int y, int background) {
    float alpha = Math.max(0f, Math.min(1f, straight.component(x, y, 3)));
    int colour = 0;
    for (int component = 0; component < 3; component++) {
      int shift = 16 - 8 * component;
      float behind = ((background >> shift) & 0xff) / 255f;
      colour |= level(straight.component(x, y, component) * alpha + behind * (1 - alpha)) << shift;
    }
    return colour;
  }

  private static int level(float value) {
    return Math.round(255 * Math.max(0f, Math.min(1f, value)));
  }
}
