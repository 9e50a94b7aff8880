package framewright.footage;

import framewright.footage.colour.Recolouring;
import java.util.stream.IntStream;

/**
 * Gives a picture another depth, alpha or colour space. A picture that already has them is returned
 * as it is.
 */
public final class PictureConversion {
  private static final int ALPHA = 3;

  private PictureConversion() {}

  public static Picture convert(Picture from, PictureFormat format) throws FootageException {
    PictureFormat source = from.format();
    if (source.equals(format)) {
      return from;
    }
    if (source.depth() == format.depth()
        && !recolours(source, format)
        && !remultiplies(source, format)) {
      return new Picture(format, from.pixels());
    }
    Picture to = Picture.allocate(format);
    IntStream.range(0, format.height()).parallel().forEach(y -> convertRow(from, to, y));
    return to;
  }

  private static void convertRow(Picture from, Picture to, int y) {
    float[] pixel = new float[PictureFormat.COMPONENTS];
    for (int x = 0; x < to.format().width(); x++) {
      convertPixel(from, to, x, y, pixel);
    }
  }

  private static void convertPixel(Picture from, Picture to, int x, int y, float[] pixel) {
    for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
      pixel[component] = from.component(x, y, component);
    }
    if (recolours(from.format(), to.format()) || remultiplies(from.format(), to.format())) {
      reinterpret(pixel, from.format(), to.format());
    }
    for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
      to.setComponent(x, y, component, pixel[component]);
    }
  }

  private static void reinterpret(float[] pixel, PictureFormat from, PictureFormat to) {
    float alpha = pixel[ALPHA];
    float divisor = from.alpha() == AlphaKind.PREMULTIPLIED && alpha != 0 ? alpha : 1f;
    float factor = to.alpha() == AlphaKind.PREMULTIPLIED ? alpha : 1f;
    for (int component = 0; component < ALPHA; component++) {
      pixel[component] /= divisor;
    }
    if (recolours(from, to)) {
      Recolouring.apply(pixel, from.colourSpace(), to.colourSpace());
    }
    for (int component = 0; component < ALPHA; component++) {
      pixel[component] *= factor;
    }
  }

  private static boolean recolours(PictureFormat from, PictureFormat to) {
    return from.colourSpace() != to.colourSpace();
  }

  /** Opaque colour is the same multiplied or not. */
  private static boolean remultiplies(PictureFormat from, PictureFormat to) {
    return from.alpha() != to.alpha()
        && from.alpha() != AlphaKind.OPAQUE
        && to.alpha() != AlphaKind.OPAQUE;
  }
}
