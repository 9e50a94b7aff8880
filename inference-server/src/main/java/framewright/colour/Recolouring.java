package framewright.colour;

/**
 * The way from one colour space to another, by scene-linear light. Nothing is cut off, below black
 * or above white, so that a way there and back ends where it began, but for rounding.
 */
public final class Recolouring {
  private static final int CHANNELS = 4;
  private static final int ALPHA = 3;
  private static final float LEAST_ALPHA = 1e-6f;

  private final CurveTable toLight;
  private final CurveTable toCode;
  private final float[] matrix;

  public Recolouring(ColourSpace from, ColourSpace to) {
    boolean sameCurve = from.encoding() == to.encoding() && from.primaries() == to.primaries();
    this.toLight = sameCurve || from.isLinear() ? null : CurveTable.toLight(from.encoding());
    this.toCode = sameCurve || to.isLinear() ? null : CurveTable.toCode(to.encoding());
    this.matrix = from.primaries() == to.primaries() ? null : matrix(from, to);
  }

  /**
   * Recolours RGBA pixels in place.
   *
   * @param premultiplied whether red, green and blue are multiplied by alpha, before and after
   */
  public void apply(float[] pixels, boolean premultiplied) {
    boolean divide = premultiplied && (toLight != null || toCode != null);
    if (divide) {
      scale(pixels, true);
    }
    if (toLight != null) {
      map(pixels, toLight);
    }
    if (matrix != null) {
      mix(pixels);
    }
    if (toCode != null) {
      map(pixels, toCode);
    }
    if (divide) {
      scale(pixels, false);
    }
  }

  private static void scale(float[] pixels, boolean divide) {
    for (int i = 0; i < pixels.length; i += CHANNELS) {
      float alpha = pixels[i + ALPHA];
      if (alpha > LEAST_ALPHA && alpha != 1) {
        float factor = divide ? 1 / alpha : alpha;
        pixels[i] *= factor;
        pixels[i + 1] *= factor;
        pixels[i + 2] *= factor;
      }
    }
  }

  private static void map(float[] pixels, CurveTable curve) {
    for (int i = 0; i < pixels.length; i += CHANNELS) {
      pixels[i] = curve.at(pixels[i]);
      pixels[i + 1] = curve.at(pixels[i + 1]);
      pixels[i + 2] = curve.at(pixels[i + 2]);
    }
  }

  private void mix(float[] pixels) {
    float[] m = matrix;
    for (int i = 0; i < pixels.length; i += CHANNELS) {
      float red = pixels[i];
      float green = pixels[i + 1];
      float blue = pixels[i + 2];
      pixels[i] = m[0] * red + m[1] * green + m[2] * blue;
      pixels[i + 1] = m[3] * red + m[4] * green + m[5] * blue;
      pixels[i + 2] = m[6] * red + m[7] * green + m[8] * blue;
    }
  }

  private static float[] matrix(ColourSpace from, ColourSpace to) {
    double[] exact = from.primaries().to(to.primaries()).numbers();
    float[] matrix = new float[exact.length];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) exact[i];
    }
    return matrix;
  }
}
