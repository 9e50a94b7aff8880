package framewright.render;

import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Premultiplication;
import framewright.bridge.host.image.Rect;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.nio.ByteBuffer;

/** Copies pixels between files' pictures and the host's images. */
public final class Images {
  private static final int ALPHA = 3;

  private Images() {}

  /** An image of a picture's own depth with the given components. */
  public static Image image(Picture picture, Components components) {
    PictureFormat format = picture.format();
    Image image = Image.allocate(imageFormat(format, components));
    for (int y = 0; y < format.height(); y++) {
      ByteBuffer row =
          picture
              .pixels()
              .duplicate()
              .position(picture.offset(0, y))
              .limit(picture.offset(0, y + 1));
      copyRow(row, PictureFormat.COMPONENTS, image.rowFromTop(y), components.count(), format);
    }
    return image;
  }

  static ImageFormat imageFormat(PictureFormat format, Components components) {
    Rect bounds = new Rect(0, 0, format.width(), format.height());
    return ImageFormat.of(bounds, components, depth(format.depth()))
        .with(premultiplication(format.alpha()));
  }

  /** A picture of an image's own depth. Whether its colour is linear is the caller's to know. */
  public static Picture picture(Image image, ColourSpace colourSpace) throws FootageException {
    ImageFormat format = image.format();
    PixelDepth depth = PixelDepth.valueOf(format.depth().name());
    AlphaKind alpha =
        format.components() == Components.RGBA
            ? alphaKind(format.premultiplication())
            : AlphaKind.OPAQUE;
    Picture picture =
        Picture.allocate(
            new PictureFormat(format.width(), format.height(), depth, alpha, colourSpace));
    for (int y = 0; y < format.height(); y++) {
      ByteBuffer row =
          picture
              .pixels()
              .duplicate()
              .position(picture.offset(0, y))
              .limit(picture.offset(0, y + 1));
      copyRow(
          image.rowFromTop(y),
          format.components().count(),
          row,
          PictureFormat.COMPONENTS,
          picture.format());
      if (format.components() != Components.RGBA) {
        fillAlpha(picture, y);
      }
    }
    return picture;
  }

  private static void copyRow(
      ByteBuffer from, int fromCount, ByteBuffer to, int toCount, PictureFormat format) {
    if (fromCount == toCount) {
      to.put(from);
      return;
    }
    int bytes = format.depth().bytes();
    for (int x = 0; x < format.width(); x++) {
      for (int component = 0; component < Math.min(toCount, ALPHA); component++) {
        int source =
            from.position()
                + (x * fromCount + sourceComponent(component, fromCount, toCount, format)) * bytes;
        int target = to.position() + (x * toCount + component) * bytes;
        to.put(target, from, source, bytes);
      }
    }
  }

  /** A single component is a matte: the alpha of a picture that has one, else its red. */
  private static int sourceComponent(
      int component, int fromCount, int toCount, PictureFormat format) {
    if (toCount == 1) {
      return format.alpha() == AlphaKind.OPAQUE ? 0 : ALPHA;
    }
    return Math.min(component, fromCount - 1);
  }

  private static void fillAlpha(Picture picture, int y) {
    for (int x = 0; x < picture.format().width(); x++) {
      picture.setComponent(x, y, ALPHA, 1f);
    }
  }

  public static Depth depth(PixelDepth depth) {
    return Depth.valueOf(depth.name());
  }

  public static Premultiplication premultiplication(AlphaKind alpha) {
    return Premultiplication.valueOf(alpha.name());
  }

  private static AlphaKind alphaKind(Premultiplication premultiplication) {
    return AlphaKind.valueOf(premultiplication.name());
  }
}
