package framewright.footage;

import framewright.colour.ColourSpace;

/** Everything about a picture but its pixels. */
public record PictureFormat(
    int width, int height, PixelDepth depth, AlphaKind alpha, ColourSpace colourSpace) {

  public static final int COMPONENTS = 4;

  public PictureFormat {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A picture needs at least one pixel, not " + width + "x" + height + ".");
    }
  }

  public long bytes() {
    return (long) rowBytes() * height;
  }

  public int rowBytes() {
    return width * COMPONENTS * depth.bytes();
  }

  public String size() {
    return width + "x" + height;
  }

  /** Of the same picture lying on its side. */
  public PictureFormat turned() {
    return new PictureFormat(/* width= */ height, /* height= */ width, depth, alpha, colourSpace);
  }

  public PictureFormat withDepth(PixelDepth other) {
    return new PictureFormat(width, height, other, alpha, colourSpace);
  }

  public PictureFormat withAlpha(AlphaKind other) {
    return new PictureFormat(width, height, depth, other, colourSpace);
  }

  public PictureFormat withColourSpace(ColourSpace other) {
    return new PictureFormat(width, height, depth, alpha, other);
  }
}
