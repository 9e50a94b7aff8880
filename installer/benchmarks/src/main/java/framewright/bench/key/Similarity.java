package framewright.bench.key;

/**
 * Structural similarity of two planes in 0..1 (bell window of 1.5 pixels, the usual constants),
 * averaged.
 */
final class Similarity {
  private static final double SIGMA = 1.5;
  private static final double C1 = 1e-4;
  private static final double C2 = 9e-4;

  private Similarity() {}

  static double of(float[] a, float[] b, int width) {
    float[] meanA = Plane.blur(a, width, SIGMA);
    float[] meanB = Plane.blur(b, width, SIGMA);
    float[] squareA = Plane.blur(product(a, a), width, SIGMA);
    float[] squareB = Plane.blur(product(b, b), width, SIGMA);
    float[] both = Plane.blur(product(a, b), width, SIGMA);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double mean = meanA[i] * meanB[i];
      double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double spread = squareA[i] + squareB[i] - squares;
      sum += (2 * mean + C1) * (2 * (both[i] - mean) + C2) / ((squares + C1) * (spread + C2));
    }
    return sum / a.length;
  }

  private static float[] product(float[] a, float[] b) {
    float[] result = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = a[i] * b[i];
    }
    return result;
  }
}
