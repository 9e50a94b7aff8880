package framewright.bench.gpu;

import framewright.bench.SizeOption;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.util.ArrayList;
import java.util.List;

/** A grainy figure that moves to the right before a green screen. */
final class Clip {
  private static final int STEP = 3; // pixels a frame

  private final PictureFormat format;
  private final List<Picture> frames = new ArrayList<>();

  Clip(SizeOption size, int count) throws FootageException {
    format =
        new PictureFormat(
            size.width(), size.height(), PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
    for (int frame = 0; frame < count; frame++) {
      frames.add(drawn(STEP * frame));
    }
  }

  PictureFormat format() {
    return format;
  }

  int length() {
    return frames.size();
  }

  Picture get(int frame) {
    return frames.get(Math.max(0, Math.min(frames.size() - 1, frame)));
  }

  private Picture drawn(int right) throws FootageException {
    Picture picture = Picture.allocate(format);
    double radius = format.height() / 3.2;
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        double across = x - right;
        double grain = 0.5 + 0.3 * Math.sin(across / 2.5 + y / 4.0) * Math.cos(y / 3.0);
        boolean figure =
            Math.hypot(across - format.width() * 0.42, y - format.height() / 2.0) < radius;
        paint(picture, x, y, figure, (float) grain);
      }
    }
    return picture;
  }

  private static void paint(Picture picture, int x, int y, boolean figure, float grain) {
    picture.setComponent(x, y, 0, figure ? grain : 0.1f);
    picture.setComponent(x, y, 1, figure ? 0.6f * grain : 0.55f + 0.1f * grain);
    picture.setComponent(x, y, 2, figure ? 0.4f : 0.15f);
    picture.setComponent(x, y, 3, 1);
  }
}
