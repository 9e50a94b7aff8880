package framewright.endtoend.video;

/**
 * What a file says of its colours, in the code points of ITU-T H.273, and what red, green and blue
 * its numbers then are.
 */
record Colours(int primaries, int transfer, int matrix, boolean fullRange) {
  private static final int RGB = 0;
  private static final int UNDECLARED = 2;

  /** Luma's share of red and of blue. */
  private record Shares(double red, double blue) {}

  /** By the word of the table. */
  static Colours of(String word) {
    return switch (word) {
      case "709" -> new Colours(1, 1, 1, false);
      case "709 full" -> new Colours(1, 1, 1, true);
      case "601" -> new Colours(6, 6, 6, false);
      case "2020" -> new Colours(9, 14, 9, false);
      case "hlg" -> new Colours(9, 18, 9, false);
      case "pq" -> new Colours(9, 16, 9, false);
      case "p3" -> new Colours(12, 1, 1, false);
      case "rgb" -> new Colours(1, 1, RGB, true);
      case "none" -> new Colours(UNDECLARED, UNDECLARED, UNDECLARED, false);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Shares shares() {
    return switch (matrix) {
      case 1 -> new Shares(0.2126, 0.0722);
      case 9 -> new Shares(0.2627, 0.0593);
      default -> new Shares(0.299, 0.114); // of small pictures that declare nothing, too
    };
  }

  boolean isRgb() {
    return matrix == RGB;
  }

  /** The three numbers of a pixel, 0 to 1 of what its depth can say. */
  double[] coded(double[] rgb) {
    if (isRgb()) {
      return rgb.clone();
    }
    double red = shares().red();
    double blue = shares().blue();
    double luma = red * rgb[0] + (1 - red - blue) * rgb[1] + blue * rgb[2];
    double cb = (rgb[2] - luma) / 2 / (1 - blue);
    double cr = (rgb[0] - luma) / 2 / (1 - red);
    return fullRange
        ? new double[] {luma, cb + 128 / 255.0, cr + 128 / 255.0}
        : new double[] {(16 + 219 * luma) / 255, (128 + 224 * cb) / 255, (128 + 224 * cr) / 255};
  }

  double[] decoded(double[] coded) {
    if (isRgb()) {
      return coded.clone();
    }
    double red = shares().red();
    double blue = shares().blue();
    double luma = fullRange ? coded[0] : (255 * coded[0] - 16) / 219;
    double cb = (255 * coded[1] - 128) / (fullRange ? 255 : 224);
    double cr = (255 * coded[2] - 128) / (fullRange ? 255 : 224);
    double r = luma + 2 * (1 - red) * cr;
    double b = luma + 2 * (1 - blue) * cb;
    return new double[] {r, (luma - red * r - blue * b) / (1 - red - blue), b};
  }
}
