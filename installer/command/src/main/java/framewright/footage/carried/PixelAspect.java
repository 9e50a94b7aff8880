package framewright.footage.carried;

/** The width of a pixel beside its height: 1:1, or another in anamorphic pictures. */
public record PixelAspect(int width, int height) {
  public static final PixelAspect SQUARE = new PixelAspect(1, 1);

  public PixelAspect {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A pixel has a width and a height, not " + width + ":" + height + ".");
    }
  }

  /** Of the same pixel lying on its side. */
  public PixelAspect turned() {
    return new PixelAspect(/* width= */ height, /* height= */ width);
  }
}
