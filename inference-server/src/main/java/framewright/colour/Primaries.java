package framewright.colour;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Locale;

/**
 * What red, green and blue are, as CIE xy chromaticities that their makers publish. The names in
 * lower case are those of the contract.
 */
public enum Primaries {
  REC709(0.64, 0.33, 0.30, 0.60, 0.15, 0.06, White.D65),
  REC2020(0.708, 0.292, 0.170, 0.797, 0.131, 0.046, White.D65),
  P3D65(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, White.D65),
  P3D60(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, White.ACES),
  P3DCI(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, White.DCI),
  /** ACES2065-1. */
  AP0(0.7347, 0.2653, 0.0, 1.0, 0.0001, -0.0770, White.ACES),
  /** ACEScg, ACEScct, ACEScc. */
  AP1(0.713, 0.293, 0.165, 0.830, 0.128, 0.044, White.ACES),
  /** ARRI Wide Gamut 3 and 4. */
  AWG3(0.6840, 0.3130, 0.2210, 0.8480, 0.0861, -0.1020, White.D65),
  AWG4(0.7347, 0.2653, 0.1424, 0.8576, 0.0991, -0.0308, White.D65),
  /** Sony S-Gamut3 and S-Gamut3.Cine, and as the Venice has them. */
  SGAMUT3(0.730, 0.280, 0.140, 0.855, 0.100, -0.050, White.D65),
  SGAMUT3CINE(0.766, 0.275, 0.225, 0.800, 0.089, -0.087, White.D65),
  VENICE(
      0.740464264304292,
      0.279364374750660,
      0.089241145423286,
      0.893809528608105,
      0.110488236673827,
      -0.052579333080476,
      White.D65),
  VENICECINE(
      0.775901871567345,
      0.274502392854799,
      0.188682902773355,
      0.828684937020288,
      0.101337382499301,
      -0.089187517306263,
      White.D65),
  /** Panasonic V-Gamut. */
  VGAMUT(0.730, 0.280, 0.165, 0.840, 0.100, -0.030, White.D65),
  /** Canon Cinema Gamut. */
  CGAMUT(0.74, 0.27, 0.17, 1.14, 0.08, -0.10, White.D65),
  /** REDWideGamutRGB. */
  RWG(0.780308, 0.304253, 0.121595, 1.493994, 0.095612, -0.084589, White.D65),
  /** DaVinci Wide Gamut. */
  DWG(0.8000, 0.3130, 0.1682, 0.9877, 0.0790, -0.1155, White.D65),
  /** Blackmagic Wide Gamut, generation 5. */
  BWG5(0.7177215, 0.3171181, 0.2280410, 0.8615690, 0.1005841, -0.0820452, White.BLACKMAGIC),
  /** CIE XYZ itself, for D65. */
  XYZ(1, 0, 0, 1, 0, 0, White.D65);

  private final ImmutableDoubleArray xy;
  private final White white;

  Primaries(
      double redX,
      double redY,
      double greenX,
      double greenY,
      double blueX,
      double blueY,
      White white) {
    this.xy = ImmutableDoubleArray.of(redX, redY, greenX, greenY, blueX, blueY, white.x, white.y);
    this.white = white;
  }

  /** Of red, green, blue and white: x and y of each in turn. */
  public double[] chromaticities() {
    return xy.toArray();
  }

  String scriptName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Light of these primaries -> light of others; white stays white. */
  Matrix to(Primaries other) {
    Matrix ours = white == other.white ? toXyz() : white.adaptedTo(other.white).times(toXyz());
    return other.toXyz().inverse().times(ours);
  }

  /**
   * What red, green and blue of these primaries count for in a sum of light that is meant for
   * Rec.709's.
   */
  public double[] weights(double... ofRec709) {
    double[] m = to(REC709).numbers();
    double[] weights = new double[ofRec709.length];
    for (int i = 0; i < m.length; i++) {
      weights[i % weights.length] += ofRec709[i / weights.length] * m[i];
    }
    return weights;
  }

  private Matrix toXyz() {
    if (this == XYZ) {
      return Matrix.diagonal(1, 1, 1);
    }
    double[] at = xy.toArray();
    Matrix directions =
        Matrix.of(
            at[0],
            at[2],
            at[4],
            at[1],
            at[3],
            at[5],
            z(at[0], at[1]),
            z(at[2], at[3]),
            z(at[4], at[5]));
    return directions.times(Matrix.diagonal(directions.inverse().times(white.xyz())));
  }

  private static double z(double x, double y) {
    return 1 - x - y;
  }

  private enum White {
    D65(0.3127, 0.3290),
    ACES(0.32168, 0.33767),
    DCI(0.314, 0.351),
    BLACKMAGIC(0.3127170, 0.3290312);

    /** The responses of the eye among which Bradford's adaptation scales. */
    private static final Matrix BRADFORD =
        Matrix.of(0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296);

    private final double x;
    private final double y;

    White(double x, double y) {
      this.x = x;
      this.y = y;
    }

    double[] xyz() {
      return new double[] {x / y, 1, z(x, y) / y};
    }

    Matrix adaptedTo(White other) {
      double[] from = BRADFORD.times(xyz());
      double[] to = BRADFORD.times(other.xyz());
      Matrix scale = Matrix.diagonal(to[0] / from[0], to[1] / from[1], to[2] / from[2]);
      return BRADFORD.inverse().times(scale).times(BRADFORD);
    }
  }
}
