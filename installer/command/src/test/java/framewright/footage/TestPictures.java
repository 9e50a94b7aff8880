package framewright.footage;

import framewright.colour.ColourSpace;

/** Pictures drawn by code for the tests of this package. */
final class TestPictures {
  private TestPictures() {}

  /** Every component differs from its neighbours and covers the depth's whole range. */
  static Picture pattern(int width, int height, PixelDepth depth, AlphaKind alpha)
      throws FootageException {
    ColourSpace space = depth.isFloating() ? ColourSpace.LINEAR : ColourSpace.SRGB;
    Picture picture = Picture.allocate(new PictureFormat(width, height, depth, alpha, space));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          boolean opaque = component == 3 && alpha == AlphaKind.OPAQUE;
          picture.setComponent(x, y, component, opaque ? 1f : value(x, y, component));
        }
      }
    }
    return picture;
  }

  /** One flat colour. */
  static Picture flat(int width, int height, float value) throws FootageException {
    Picture picture =
        Picture.allocate(
            new PictureFormat(width, height, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int component = 0; component < PictureFormat.COMPONENTS; component++) {
          picture.setComponent(x, y, component, component == 3 ? 1f : value);
        }
      }
    }
    return picture;
  }

  private static float value(int x, int y, int component) {
    return ((x * 7919 + y * 104729 + component * 1299709) % 65536) / 65535f;
  }
}
