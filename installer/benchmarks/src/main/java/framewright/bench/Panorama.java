package framewright.bench;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;

/** A detailed picture of any size that can be panned: what speed is measured on. */
public final class Panorama {
  private Panorama() {}

  public static Picture drawn(int width, int height, double right) throws FootageException {
    Picture picture =
        Picture.allocate(
            new PictureFormat(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = 4 * (y * width + x);
        for (int channel = 0; channel < 3; channel++) {
          picture.pixels().put(pixel + channel, (byte) level(x - right, y, channel));
        }
        picture.pixels().put(pixel + 3, (byte) 255);
      }
    }
    return picture;
  }

  private static int level(double x, double y, int channel) {
    double coarse = Math.sin(x / 61 + y / 97) + Math.sin(x / 37 - y / 53 + channel);
    double fine = Math.sin(x / 5.3 + y / 11) * Math.sin(y / 4.1 - x / 19);
    return (int) Math.round(127 + 35 * coarse + 40 * fine);
  }
}
