package framewright.footage.colour;

/**
 * The curves of ITU-R BT.2100, with scene-linear 1 where ITU-R BT.2408 puts white: 203 cd/m² of PQ,
 * 75 % of HLG's signal. Mirrored below 0, both ways inverse.
 */
final class HdrCurve {
  private static final double A = 0.17883277;
  private static final double B = 1 - 4 * A;
  private static final double C = 0.5 - A * Math.log(4 * A);
  private static final double HLG_WHITE = (Math.exp((0.75 - C) / A) + B) / 12;

  private static final double M1 = 2610 / 16384.0;
  private static final double M2 = 2523 / 32.0;
  private static final double C1 = 3424 / 4096.0;
  private static final double C2 = 2413 / 128.0;
  private static final double C3 = 2392 / 128.0;
  private static final double PQ_PEAK = 10000 / 203.0;

  private HdrCurve() {}

  static float hlgToLinear(float signal) {
    double size = Math.abs(signal);
    double light = size <= 0.5 ? size * size / 3 : (Math.exp((size - C) / A) + B) / 12;
    return (float) Math.copySign(light / HLG_WHITE, signal);
  }

  static float linearToHlg(float linear) {
    double light = Math.abs(linear) * HLG_WHITE;
    double size = light <= 1 / 12.0 ? Math.sqrt(3 * light) : A * Math.log(12 * light - B) + C;
    return (float) Math.copySign(size, linear);
  }

  static float pqToLinear(float signal) {
    double root = Math.pow(Math.abs(signal), 1 / M2);
    double light = Math.pow(Math.max(0, root - C1) / (C2 - C3 * root), 1 / M1);
    return (float) Math.copySign(light * PQ_PEAK, signal);
  }

  static float linearToPq(float linear) {
    double power = Math.pow(Math.abs(linear) / PQ_PEAK, M1);
    return (float) Math.copySign(Math.pow((C1 + C2 * power) / (1 + C3 * power), M2), linear);
  }
}
