package framewright.colour;

import com.google.errorprone.annotations.Immutable;

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
@Immutable
public record CameraCurve(
    boolean power,
    double a,
    double b,
    double c,
    double d,
    double e,
    double f,
    double cut,
    double lightCut)
    implements Curve {
  static final CameraCurve LINEAR = power(1, 0, 1, 1, 0, 0);
  private static final double LN_10 = Math.log(10);
  private static final double NEVER = 1e30;

  /** Of a colour space that graphs take as it is. */
  public static CameraCurve of(ColourSpace space) {
    return (CameraCurve) space.encoding().curve();
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

  @Override
  public double light(double code) {
    if (code <= cut) {
      return (code - f) / e;
    }
    return power ? Math.pow((code + b) / a, c) : (Math.pow(10, (code - b) / a) - d) / c;
  }

  @Override
  public double code(double light) {
    if (light <= lightCut) {
      return e * light + f;
    }
    return power ? a * Math.pow(light, 1 / c) - b : a * Math.log10(c * light + d) + b;
  }

  static CameraCurve power(double a, double b, double c, double e, double cut, double lightCut) {
    return new CameraCurve(true, a, b, c, 0, e, 0, cut, lightCut);
  }

  static CameraCurve log(
      double a, double b, double c, double d, double e, double f, double cut, double lightCut) {
    return new CameraCurve(false, a, b, c, d, e, f, cut, lightCut);
  }

  static CameraCurve logC4() {
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
