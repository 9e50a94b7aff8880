package framewright.colour;

import com.google.errorprone.annotations.Immutable;

/** The curves that are not of the form of {@link CameraCurve}. */
final class Curves {
  private Curves() {}

  /** A curve of positive light, turned about its black: for powers, and where its makers say so. */
  @Immutable
  record Mirrored(Curve positive) implements Curve {
    @Override
    public double light(double code) {
      double black = positive.code(0);
      return code < black ? -positive.light(2 * black - code) : positive.light(code);
    }

    @Override
    public double code(double light) {
      return light < 0 ? 2 * positive.code(0) - positive.code(-light) : positive.code(light);
    }
  }

  @Immutable
  record Gamma(double exponent) implements Curve {
    @Override
    public double light(double code) {
      return Math.pow(code, exponent);
    }

    @Override
    public double code(double light) {
      return Math.pow(light, 1 / exponent);
    }
  }

  /** Canon counts light in parts of white, which reflects 0.9 of what falls on it. */
  static final double CANON_WHITE = 0.9;

  /**
   * Above the middle {@link CameraCurve} has the formula; below, it is mirrored with its own
   * offset.
   */
  @Immutable
  record CanonLog3(CameraCurve above, double offset) implements Curve {
    private static final double CODE_CUT = 0.097465473;
    private static final double LIGHT_CUT = -0.014 * CANON_WHITE;

    @Override
    public double light(double code) {
      return code < CODE_CUT
          ? (1 - Math.pow(10, (offset - code) / above.a())) / above.c()
          : above.light(code);
    }

    @Override
    public double code(double light) {
      return light < LIGHT_CUT
          ? offset - above.a() * Math.log10(1 - above.c() * light)
          : above.code(light);
    }
  }

  /**
   * AMPAS S-2014-003. The code of no light is the lowest there; below it a straight line goes on as
   * steep, so that negative light finds its way back.
   */
  @Immutable
  record AcesCc() implements Curve {
    private static final double TOE = Math.pow(2, -15);
    private static final double LIFT = Math.pow(2, -16);
    private static final double LOWEST = (-16 + 9.72) / 17.52;
    private static final double STEEPNESS = 0.5 / (LIFT * Math.log(2) * 17.52);

    @Override
    public double light(double code) {
      if (code < LOWEST) {
        return (code - LOWEST) / STEEPNESS;
      }
      double light = Math.pow(2, code * 17.52 - 9.72);
      return light < TOE ? (light - LIFT) * 2 : light;
    }

    @Override
    public double code(double light) {
      if (light < 0) {
        return LOWEST + light * STEEPNESS;
      }
      return (log2(light < TOE ? LIFT + light / 2 : light) + 9.72) / 17.52;
    }

    private static double log2(double value) {
      return Math.log(value) / Math.log(2);
    }
  }

  /** ITU-R BT.2100, with light 1 where ITU-R BT.2408 puts white: at 75 % of the signal. */
  @Immutable
  record Hlg() implements Curve {
    private static final double A = 0.17883277;
    private static final double B = 1 - 4 * A;
    private static final double C = 0.5 - A * Math.log(4 * A);
    private static final double WHITE = (Math.exp((0.75 - C) / A) + B) / 12;

    @Override
    public double light(double code) {
      double light = code <= 0.5 ? code * code / 3 : (Math.exp((code - C) / A) + B) / 12;
      return light / WHITE;
    }

    @Override
    public double code(double light) {
      double share = light * WHITE;
      return share <= 1 / 12.0 ? Math.sqrt(3 * share) : A * Math.log(12 * share - B) + C;
    }
  }

  /**
   * SMPTE ST 2084, with light 1 where ITU-R BT.2408 puts white: at 203 cd/m². The formula ends
   * shortly above its signal 1; from there on a straight line carries light that no signal has.
   */
  @Immutable
  record Pq() implements Curve {
    private static final double M1 = 2610 / 16384.0;
    private static final double M2 = 2523 / 32.0;
    private static final double C1 = 3424 / 4096.0;
    private static final double C2 = 2413 / 128.0;
    private static final double C3 = 2392 / 128.0;
    private static final double PEAK = 10000 / 203.0;

    /** Light per signal at the peak. */
    private static final double STEEPNESS = PEAK * 1e6 * (1 - formula(1 - 1e-6));

    @Override
    public double light(double code) {
      return code > 1 ? PEAK + (code - 1) * STEEPNESS : formula(code) * PEAK;
    }

    @Override
    public double code(double light) {
      if (light > PEAK) {
        return 1 + (light - PEAK) / STEEPNESS;
      }
      double power = Math.pow(light / PEAK, M1);
      return Math.pow((C1 + C2 * power) / (1 + C3 * power), M2);
    }

    private static double formula(double code) {
      double root = Math.pow(code, 1 / M2);
      return Math.pow(Math.max(0, root - C1) / (C2 - C3 * root), 1 / M1);
    }
  }
}
