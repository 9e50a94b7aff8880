package framewright.endtoend.gpu;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.nio.file.Path;

/** A clip of bars that change their width from frame to frame. */
final class DrawnClip {
  private DrawnClip() {}

  /** Writes it into the folder, and returns the pattern of its files; the first is number 1. */
  static String in(Path folder, int width, int height, int frames) throws FootageException {
    String pattern = folder.resolve("in.%04d.png").toString();
    try (FootageWriter writer = Footage.create(pattern, FrameRate.FILM, AlphaHandling.FILE)) {
      for (int frame = 1; frame <= frames; frame++) {
        writer.write(frame, drawn(width, height, frame));
      }
    }
    return pattern;
  }

  private static Picture drawn(int width, int height, int frame) throws FootageException {
    Picture picture =
        Picture.allocate(
            new PictureFormat(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    for (int pixel = 0; pixel < width * height; pixel++) {
      boolean figure = pixel % width / 4 % 8 < 3 + frame % 3;
      picture.pixels().put(4 * pixel, (byte) (figure ? 180 : 20));
      picture.pixels().put(4 * pixel + 1, (byte) (figure ? 90 : 160));
      picture.pixels().put(4 * pixel + 2, (byte) 40);
      picture.pixels().put(4 * pixel + 3, (byte) 255);
    }
    return picture;
  }
}
