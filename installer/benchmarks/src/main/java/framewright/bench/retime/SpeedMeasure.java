package framewright.bench.retime;

import framewright.footage.Picture;

/**
 * How long a pair takes at a size: the first frame between, which finds the motion, and every
 * further one.
 */
final class SpeedMeasure {
  private static final int FURTHER = 3;

  private final Product product;
  private double firstMilliseconds;
  private double furtherMilliseconds;

  SpeedMeasure(Product product) {
    this.product = product;
  }

  /** The best of several pairs: machines are shared. */
  void run(Picture before, Picture after, int pairs) throws Exception {
    firstMilliseconds = Double.MAX_VALUE;
    furtherMilliseconds = Double.MAX_VALUE;
    for (int pair = 0; pair < pairs; pair++) {
      // One pixel differs, so the server knows nothing of the pair.
      before.setComponent(0, 0, 0, (pair + 1) / 255f);
      product.between(before, after, 0.5);
      firstMilliseconds = Math.min(firstMilliseconds, product.milliseconds());
      for (int further = 1; further <= FURTHER; further++) {
        product.between(before, after, further / 8.0);
        furtherMilliseconds = Math.min(furtherMilliseconds, product.milliseconds());
      }
    }
  }

  double firstMilliseconds() {
    return firstMilliseconds;
  }

  double furtherMilliseconds() {
    return furtherMilliseconds;
  }
}
