package framewright.effect.keying;

import framewright.frame.ColourSpace;

/**
 * The published formula of an encoding as numbers: the graphs {@code display} and {@code deliver} take them. The order is
 * [power, a, b, c, d, e, f, cut of the code value, cut of light]; the formula stands in the recipe, class Curve. Below the
 * cut every encoding is a straight line, which also carries negative values.
 */
final class EncodingCurve {
  private static final float[] SRGB = {1, 1.055f, 0.055f, 2.4f, 0, 12.92f, 0, 0.04045f, 0.0031308f};

  private EncodingCurve() {}

  /** Such frames need no conversion: the network was trained on both. */
  static boolean isDisplay(ColourSpace space) {
    return space == ColourSpace.SRGB || space == ColourSpace.REC709;
  }

  static float[] of(ColourSpace space) {
    return switch (space) {
      case LINEAR -> new float[] {1, 1, 0, 1, 0, 1, 0, 0, 0};
      case SRGB -> SRGB.clone();
      case REC709 -> new float[] {1, 1.099f, 0.099f, 1 / 0.45f, 0, 4.5f, 0, 0.081f, 0.018f};
      case SLOG3 -> log(261.5 / 1023, 420.0 / 1023, 1 / 0.19, 0.01 / 0.19, 0.01125, 76.2102946929 / 0.01125 / 1023, 95.0 / 1023);
      case LOGC3 -> log(0.247190, 0.385537, 5.555556, 0.052272, 0.010591, 5.367655, 0.092809);
      case LOGC4 -> logC4();
      case VLOG -> log(0.241514, 0.598206, 1, 0.00873, 0.01, 5.6, 0.125);
      case CLOG3 -> log(0.36726845, 0.12240537, 14.98325, 1, 0.014, 1.9754798, 0.12512219);
      case ACESCCT -> log(1 / (17.52 * Math.log10(2)), 9.72 / 17.52, 1, 0, 0.0078125, 10.5402377416545, 0.0729055341958355);
    };
  }

  /** Light L has the code a * log10(c * L + d) + b above the cut, e * L + f below. */
  private static float[] log(double a, double b, double c, double d, double lightCut, double e, double f) {
    return floats(0, a, b, c, d, e, f, e * lightCut + f, lightCut);
  }

  private static float[] logC4() {
    double a = (Math.pow(2, 18) - 16) / 117.45;
    double b = (1023.0 - 95) / 1023;
    double c = 95.0 / 1023;
    double slope = 7 * Math.log(2) * Math.pow(2, 7 - 14 * c / b) / (a * b);
    double shift = (Math.pow(2, -14 * c / b + 6) - 64) / a;
    double perDecade = b / (14 * Math.log10(2));
    return floats(0, perDecade, c - 6 * b / 14, a, 64, 1 / slope, -shift / slope, 0, shift);
  }

  private static float[] floats(double... values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }
}
