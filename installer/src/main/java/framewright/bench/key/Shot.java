package framewright.bench.key;

/**
 * A plate and its truth.
 *
 * @param part which part of a set it belongs to, as in "proc"
 * @param pick the screen's colour as an artist would pick it
 * @param blue the plate's green and blue were exchanged
 */
record Shot(String name, String part, int width, float[] pick, boolean blue, float[][] plate, float[] alpha, float[][] foreground) {
  int height() {
    return alpha.length / width;
  }

  /** A keyer's answer: alpha and straight foreground. */
  record Key(float[] alpha, float[][] foreground) {}
}
