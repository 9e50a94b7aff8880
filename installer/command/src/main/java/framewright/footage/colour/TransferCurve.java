package framewright.footage.colour;

/**
 * The sRGB curve of IEC 61966-2-1, mirrored below 0 and continued above 1, so that both ways are
 * inverse everywhere.
 */
final class TransferCurve {
  private static final float LINEAR_KNEE = 0.0031308f;
  private static final float SRGB_KNEE = 0.04045f;
  private static final float SLOPE = 12.92f;
  private static final float OFFSET = 0.055f;
  private static final double GAMMA = 2.4;

  private TransferCurve() {}

  static float toLinear(float srgb) {
    float size = Math.abs(srgb);
    float linear =
        size <= SRGB_KNEE ? size / SLOPE : (float) Math.pow((size + OFFSET) / (1 + OFFSET), GAMMA);
    return Math.copySign(linear, srgb);
  }

  static float toSrgb(float linear) {
    float size = Math.abs(linear);
    float srgb =
        size <= LINEAR_KNEE
            ? size * SLOPE
            : (float) ((1 + OFFSET) * Math.pow(size, 1 / GAMMA) - OFFSET);
    return Math.copySign(srgb, linear);
  }
}
