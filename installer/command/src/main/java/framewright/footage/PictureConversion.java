package framewright.footage;

import framewright.colour.Recolouring;
import java.util.stream.IntStream;

/**
 * Gives a picture another depth, alpha or colour space. A picture that already has them is returned
 * as it is.
 */
public final class PictureConversion {
  private static final int ALPHA = 3;

  private final Picture from;
  private final Picture to;
  private final boolean divides;
  private final boolean multiplies;
  private final Recolouring recolouring;

  private PictureConversion(Picture from, Picture to) {
    PictureFormat source = from.format();
    PictureFormat target = to.format();
    boolean changes = recolours(source, target) || remultiplies(source, target);
    this.from = from;
    this.to = to;
    this.divides = changes && source.alpha() == AlphaKind.PREMULTIPLIED;
    this.multiplies = changes && target.alpha() == AlphaKind.PREMULTIPLIED;
    this.recolouring = new Recolouring(source.colourSpace(), target.colourSpace());
  }

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
    PictureConversion conversion = new PictureConversion(from, Picture.allocate(format));
    IntStream.range(0, format.height()).parallel().forEach(conversion::convertRow);
    return conversion.to;
  }

  private void convertRow(int y) {
    float[] row = new float[PictureFormat.COMPONENTS * to.format().width()];
    PixelRow.read(from, y, row);
    if (divides) {
      divide(row);
    }
    recolouring.apply(row, false);
    if (multiplies) {
      multiply(row);
    }
    PixelRow.write(row, to, y);
  }

  private static void divide(float[] row) {
    for (int i = 0; i < row.length; i += PictureFormat.COMPONENTS) {
      float divisor = row[i + ALPHA] == 0 ? 1 : row[i + ALPHA];
      row[i] /= divisor;
      row[i + 1] /= divisor;
      row[i + 2] /= divisor;
    }
  }

  private static void multiply(float[] row) {
    for (int i = 0; i < row.length; i += PictureFormat.COMPONENTS) {
      row[i] *= row[i + ALPHA];
      row[i + 1] *= row[i + ALPHA];
      row[i + 2] *= row[i + ALPHA];
    }
  }

  private static boolean recolours(PictureFormat from, PictureFormat to) {
    return !from.colourSpace().equals(to.colourSpace());
  }

  /** Opaque colour is the same multiplied or not. */
  private static boolean remultiplies(PictureFormat from, PictureFormat to) {
    return from.alpha() != to.alpha()
        && from.alpha() != AlphaKind.OPAQUE
        && to.alpha() != AlphaKind.OPAQUE;
  }
}
