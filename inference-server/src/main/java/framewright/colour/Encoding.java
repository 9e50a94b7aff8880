package framewright.colour;

import java.util.Locale;

/**
 * The curves by name, each with the constants that its makers publish. The names in lower case are
 * those of the contract.
 */
public enum Encoding {
  LINEAR(CameraCurve.LINEAR),
  /** IEC 61966-2-1. */
  SRGB(CameraCurve.power(1.055, 0.055, 2.4, 12.92, 0.04045, 0.0031308)),
  /** ITU-R BT.709, and BT.2020 in 10 bit. */
  REC709(CameraCurve.power(1.099, 0.099, 1 / 0.45f, 4.5, 0.081, 0.018)),
  /** Sony. */
  SLOG3(
      CameraCurve.log(
          261.5 / 1023,
          420.0 / 1023,
          1 / 0.19,
          0.01 / 0.19,
          76.2102946929 / 0.01125 / 1023,
          95.0 / 1023,
          171.2102946929 / 1023,
          0.01125)),
  /** ARRI, at exposure index 800. */
  LOGC3(
      CameraCurve.log(
          0.247190, 0.385537, 5.555556, 0.052272, 5.367655, 0.092809, 0.1496582, 0.010591)),
  /** ARRI. */
  LOGC4(CameraCurve.logC4()),
  /** Panasonic. */
  VLOG(CameraCurve.log(0.241514, 0.598206, 1, 0.00873, 5.6, 0.125, 0.181, 0.01)),
  /**
   * Canon Log 3 without its white: as older projects have it, where it stands for the curve alone.
   */
  CLOG3(
      CameraCurve.log(
          0.36726845, 0.12240537, 14.98325, 1, 1.9754798, 0.12512219, 0.15277891, 0.014)),
  /** AMPAS S-2016-001. */
  ACESCCT(
      CameraCurve.log(
          1 / (17.52 * Math.log10(2)),
          9.72 / 17.52,
          1,
          0,
          10.5402377416545,
          0.0729055341958355,
          0.155251141552511,
          0.0078125)),
  ACESCC(new Curves.AcesCc()),
  /** Canon, version 1.2. */
  CANONLOG2(
      new Curves.Mirrored(
          CameraCurve.log(
              0.24136077,
              0.092864125,
              87.099375 / Curves.CANON_WHITE,
              1,
              87.099375 / Curves.CANON_WHITE * 0.24136077 / Math.log(10),
              0.092864125,
              0.092864125,
              0))),
  /** Canon, version 1.2. */
  CANONLOG3(
      new Curves.CanonLog3(
          CameraCurve.log(
              0.36726845,
              0.12240537,
              14.98325 / Curves.CANON_WHITE,
              1,
              1.9754798 / Curves.CANON_WHITE,
              0.12512219,
              0.15277891,
              0.014 * Curves.CANON_WHITE),
          0.12783901)),
  /** RED, version 3. */
  LOG3G10(
      CameraCurve.log(0.224282, 0, 155.975327, 155.975327 * 0.01 + 1, 15.1927, 0.151927, 0, -0.01)),
  /** Blackmagic Design: DaVinci Intermediate. */
  DAVINCI(
      CameraCurve.log(
          0.07329248 / Math.log10(2),
          7 * 0.07329248,
          1,
          0.0075,
          10.44426855,
          0,
          0.02740668,
          0.00262409)),
  /** Blackmagic Design: Film, generation 5. */
  BMDFILM5(
      CameraCurve.log(
          0.08692876065491224 * Math.log(10),
          0.5300133392291939,
          1,
          0.005494072432257808,
          8.283605932402494,
          0.09246575342465753,
          8.283605932402494 * 0.005 + 0.09246575342465753,
          0.005)),
  PQ(new Curves.Mirrored(new Curves.Pq())),
  HLG(new Curves.Mirrored(new Curves.Hlg())),
  GAMMA18(new Curves.Mirrored(new Curves.Gamma(1.8))),
  GAMMA22(new Curves.Mirrored(new Curves.Gamma(2.2))),
  GAMMA26(new Curves.Mirrored(new Curves.Gamma(2.6)));

  /** BT.709's with the digits that leave no step at its cut, so that both ways are inverse. */
  private static final Curve STEPLESS_REC709 =
      CameraCurve.power(
          1.09929682680944,
          0.09929682680944,
          1 / 0.45,
          4.5,
          4.5 * 0.018053968510807,
          0.018053968510807);

  private final Curve curve;

  Encoding(Curve curve) {
    this.curve = curve;
  }

  String scriptName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Made for displays, as pictures are looked at; the others carry a scene's light. */
  boolean isDisplay() {
    return this == SRGB || this == REC709;
  }

  Curve curve() {
    return curve;
  }

  /** Scene-linear light of a code value. */
  public double light(double code) {
    return extended().light(code);
  }

  /** The code value of scene-linear light. */
  public double code(double light) {
    return extended().code(light);
  }

  /** Those for displays have no light below black; it is mirrored, as extended sRGB does it. */
  private Curve extended() {
    return isDisplay() ? new Curves.Mirrored(this == REC709 ? STEPLESS_REC709 : curve) : curve;
  }
}
