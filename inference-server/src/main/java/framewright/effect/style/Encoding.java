package framewright.effect.style;

import framewright.engine.Tensor;
import framewright.frame.ColourSpace;

/**
 * The seven numbers by which the graphs leave a host's encoding and return to it: scene, cut, K, M, B, S, O. Scene is 0 for an
 * encoding made for displays. Otherwise scene-linear light is {@code exp(K v + M) + B} from the cut on and {@code S v + O}
 * below it, as the camera makers publish it.
 */
final class Encoding {
  private static final double LN_2 = Math.log(2);
  private static final double LN_10 = Math.log(10);
  private static final double NEVER = 1e30;

  private Encoding() {}

  static Tensor of(ColourSpace space) {
    return switch (space) {
      case SRGB, REC709 -> Tensor.vector(0, 0, 1, 0, 0, 1, 0);
      case LINEAR -> curve(NEVER, 1, 0, 0, 1, 0);
      case SLOG3 -> slog3();
      case LOGC3 -> tens(0.1496582, 0.247190, 0.385537, 5.555556, 0.052272, 1 / 5.367655, -0.092809 / 5.367655);
      case LOGC4 -> logc4();
      case VLOG -> tens(0.181, 0.241514, 0.598206, 1, 0.00873, 1 / 5.6, -0.125 / 5.6);
      case CLOG3 -> tens(0.15277891, 0.36726845, 0.12240537, 14.98325, 1, 1 / 1.9754798, -0.12512219 / 1.9754798);
      case ACESCCT -> curve(
          0.155251141552511, 17.52 * LN_2, -9.72 * LN_2, 0, 1 / 10.5402377416545, -0.0729055341958355 / 10.5402377416545);
    };
  }

  private static Tensor slog3() {
    double cut = 171.2102946929 / 1023;
    double slope = 0.01125 * 1023 / (171.2102946929 - 95);
    return curve(cut, 1023 * LN_10 / 261.5, -420 * LN_10 / 261.5 + Math.log(0.19), -0.01, slope, -slope * 95 / 1023);
  }

  private static Tensor logc4() {
    double a = (Math.pow(2, 18) - 16) / 117.45;
    double b = (1023.0 - 95) / 1023;
    double c = 95.0 / 1023;
    double slope = 7 * LN_2 * Math.pow(2, 7 - 14 * c / b) / (a * b);
    double start = (Math.pow(2, 6 - 14 * c / b) - 64) / a;
    return curve(0, 14 * LN_2 / b, (6 - 14 * c / b) * LN_2 - Math.log(a), -64 / a, slope, start);
  }

  /** linear = (10^((v - d) / c) - b) / a. */
  private static Tensor tens(double cut, double c, double d, double a, double b, double slope, double offset) {
    return curve(cut, LN_10 / c, -d * LN_10 / c - Math.log(a), -b / a, slope, offset);
  }

  private static Tensor curve(double cut, double k, double m, double b, double slope, double offset) {
    return Tensor.vector(1, (float) cut, (float) k, (float) m, (float) b, (float) slope, (float) offset);
  }
}
