package framewright.endtoend.command;

import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import java.nio.ByteBuffer;

/** Still pictures of a pattern in which no two places look alike, as files and back. */
final class Stills {
  private Stills() {}

  static Picture picture(PictureFormat format) throws FootageException {
    Picture picture = Picture.allocate(format);
    float range = format.depth().isFloating() ? 1e4f : 1f;
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          boolean opaque = component == 3 && format.alpha() == AlphaKind.OPAQUE;
          float value = ((x * 37 + y * 101 + component * 59) % 256) / 255f;
          picture.setComponent(
              x, y, component, opaque ? 1f : value * range - (range > 1 ? 0.5f : 0));
        }
      }
    }
    return picture;
  }

  static void write(String pattern, int frame, Picture picture) throws FootageException {
    try (FootageWriter writer = Footage.create(pattern, FrameRate.FILM, AlphaHandling.KEEP)) {
      writer.write(frame, picture);
    }
  }

  static Picture read(String pattern, int frame) throws FootageException {
    try (FootageReader reader = Footage.open(pattern)) {
      return reader.read(frame);
    }
  }

  static ByteBuffer bytes(Picture picture) {
    return picture.pixels().duplicate().clear();
  }
}
