package framewright.frame;

/**
 * How an encoding writes scene-linear light, by the formula its makers publish. Below the cut every
 * one is a straight line, which also carries negative values:
 *
 * <pre>
 * code = power ? a * light ^ (1 / c) - b : a * log10(c * light + d) + b      above the cut
 * code = e * light + f                                                      up to it
 * </pre>
 *
 * @param cut the code value at the cut as published, which may be rounded
 * @param lightCut light at the cut
 */
public record CameraCurve(
    boolean power,
    double a,
    double b,
    double c,
    double d,
    double e,
    double f,
    double cut,
    double lightCut) {
  private static final CameraCurve LINEAR = power(1, 0, 1, 1, 0, 0);
  private static final double LN_10 = Math.log(10);
  private static final double NEVER = 1e30;

  public static CameraCurve of(ColourSpace space) {
    return switch (space) {
      case LINEAR -> LINEAR;
      case SRGB -> power(1.055, 0.055, 2.4, 12.92, 0.04045, 0.0031308);
      case REC709 -> power(1.099, 0.099, 1 / 0.45f, 4.5, 0.081, 0.018);
      case SLOG3 ->
          log(
              261.5 / 1023,
              420.0 / 1023,
              1 / 0.19,
              0.01 / 0.19,
              76.2102946929 / 0.01125 / 1023,
              95.0 / 1023,
              171.2102946929 / 1023,
              0.01125);
      case LOGC3 ->
          log(0.247190, 0.385537, 5.555556, 0.052272, 5.367655, 0.092809, 0.1496582, 0.010591);
      case LOGC4 -> logC4();
      case VLOG -> log(0.241514, 0.598206, 1, 0.00873, 5.6, 0.125, 0.181, 0.01);
      case CLOG3 ->
          log(0.36726845, 0.12240537, 14.98325, 1, 1.9754798, 0.12512219, 0.15277891, 0.014);
      case ACESCCT ->
          log(
              1 / (17.52 * Math.log10(2)),
              9.72 / 17.52,
              1,
              0,
              10.5402377416545,
              0.0729055341958355,
              0.155251141552511,
              0.0078125);
    };
  }

  /** Made for displays, as pictures are looked at; the others carry a scene's light. */
  public static boolean isDisplay(ColourSpace space) {
    return space == ColourSpace.SRGB || space == ColourSpace.REC709;
  }

  /**
   * [power, a, b, c, d, e, f, code value at the cut, light at the cut], where the straight line
   * says the code value.
   */
  public float[] terms() {
    return floats(power ? 1 : 0, a, b, c, d, e, f, power ? cut : e * lightCut + f, lightCut);
  }

  /**
   * [scene, cut, K, M, B, S, O]: scene is 0 for an encoding made for displays, which stays as it
   * is. Else light is {@code exp(K code + M) + B} from the cut on and {@code S code + O} below it.
   */
  public float[] exponential() {
    if (power) {
      return equals(LINEAR) ? floats(1, NEVER, 1, 0, 0, 1, 0) : floats(0, 0, 1, 0, 0, 1, 0);
    }
    return floats(1, cut, LN_10 / a, -b * LN_10 / a - Math.log(c), -d / c, 1 / e, -f / e);
  }

  /** Light of a code value, by the same numbers as a graph that takes {@link #terms}. */
  public double light(double code) {
    float[] k = terms();
    if (code <= k[7]) {
      return (code - k[6]) / k[5];
    }
    return power
        ? Math.pow(Math.max(code + k[2], 1e-6) / k[1], k[3])
        : (Math.pow(10, (code - k[2]) / k[1]) - k[4]) / k[3];
  }

  private static CameraCurve power(
      double a, double b, double c, double e, double cut, double lightCut) {
    return new CameraCurve(true, a, b, c, 0, e, 0, cut, lightCut);
  }

  private static CameraCurve log(
      double a, double b, double c, double d, double e, double f, double cut, double lightCut) {
    return new CameraCurve(false, a, b, c, d, e, f, cut, lightCut);
  }

  private static CameraCurve logC4() {
    double a = (Math.pow(2, 18) - 16) / 117.45;
    double b = (1023.0 - 95) / 1023;
    double c = 95.0 / 1023;
    double slope = 7 * Math.log(2) * Math.pow(2, 7 - 14 * c / b) / (a * b);
    double shift = (Math.pow(2, -14 * c / b + 6) - 64) / a;
    double perDecade = b / (14 * Math.log10(2));
    return log(perDecade, c - 6 * b / 14, a, 64, 1 / slope, -shift / slope, 0, shift);
  }

  private static float[] floats(double... values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }
}
