package framewright.footage.colour;

import framewright.footage.ColourSpace;

/** From one colour space to another, by way of scene-linear Rec.709. */
public final class Recolouring {
  private static final int COLOURS = 3;

  /** Linear Rec.2020 of linear Rec.709, by ITU-R BT.2087. */
  private static final double[] TO_REC_2020 = {
    0.627403895934699, 0.329283038377884, 0.043313065687417,
    0.069097289358232, 0.919540395075459, 0.011362315566309,
    0.016391438875150, 0.088013307877226, 0.895595253247624
  };

  /** The inverse, as exact as doubles are. */
  private static final double[] TO_REC_709 = {
    1.660491002108434, -0.587641138788550, -0.072849863319885,
    -0.124550474521591, 1.132899897125960, -0.008349422604369,
    -0.018150763354905, -0.100578898008007, 1.118729661362913
  };

  private Recolouring() {}

  /** Changes the colours of one straight pixel in place. */
  public static void apply(float[] pixel, ColourSpace from, ColourSpace to) {
    for (int i = 0; i < COLOURS; i++) {
      pixel[i] = toLinear(pixel[i], from);
    }
    if (from.isHdr() != to.isHdr()) {
      multiply(from.isHdr() ? TO_REC_709 : TO_REC_2020, pixel);
    }
    for (int i = 0; i < COLOURS; i++) {
      pixel[i] = fromLinear(pixel[i], to);
    }
  }

  private static float toLinear(float value, ColourSpace from) {
    return switch (from) {
      case SRGB -> TransferCurve.toLinear(value);
      case LINEAR -> value;
      case HLG -> HdrCurve.hlgToLinear(value);
      case PQ -> HdrCurve.pqToLinear(value);
    };
  }

  private static float fromLinear(float value, ColourSpace to) {
    return switch (to) {
      case SRGB -> TransferCurve.toSrgb(value);
      case LINEAR -> value;
      case HLG -> HdrCurve.linearToHlg(value);
      case PQ -> HdrCurve.linearToPq(value);
    };
  }

  private static void multiply(double[] matrix, float[] pixel) {
    double red = pixel[0];
    double green = pixel[1];
    double blue = pixel[2];
    for (int i = 0; i < COLOURS; i++) {
      int row = COLOURS * i;
      pixel[i] = (float) (matrix[row] * red + matrix[row + 1] * green + matrix[row + 2] * blue);
    }
  }
}
