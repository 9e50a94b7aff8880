package framewright.bench.retime;

import framewright.footage.Picture;

/**
 * How near a picture is to the truth, in 8-bit levels.
 *
 * @param psnr over red, green and blue, in decibels
 * @param ssim of luma, Gaussian window of 11 pixels, sigma 1.5
 * @param error mean absolute difference over red, green and blue: the interpolation error (IE) of
 *     published tables
 */
record Fidelity(double psnr, double ssim, double error) {
  private static final int RADIUS = 5;
  private static final double SIGMA = 1.5;
  private static final double[] WINDOW = window();
  private static final double C1 = 6.5025;
  private static final double C2 = 58.5225;

  static Fidelity of(Picture picture, Picture truth) {
    int width = truth.format().width();
    int height = truth.format().height();
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < width * height * 4; i++) {
      if (i % 4 < 3) {
        double difference = (picture.pixels().get(i) & 0xff) - (truth.pixels().get(i) & 0xff);
        squares += difference * difference;
        sum += Math.abs(difference);
      }
    }
    double count = 3.0 * width * height;
    double psnr = 10 * Math.log10(255 * 255 / Math.max(squares / count, 1e-9));
    return new Fidelity(psnr, ssim(luma(picture), luma(truth), width, height), sum / count);
  }

  static Fidelity mean(Iterable<Fidelity> several) {
    double psnr = 0;
    double ssim = 0;
    double error = 0;
    int count = 0;
    for (Fidelity one : several) {
      psnr += one.psnr;
      ssim += one.ssim;
      error += one.error;
      count++;
    }
    return count == 0
        ? new Fidelity(0, 0, 0)
        : new Fidelity(psnr / count, ssim / count, error / count);
  }

  private static double[] luma(Picture picture) {
    double[] luma = new double[picture.format().width() * picture.format().height()];
    for (int i = 0; i < luma.length; i++) {
      int red = picture.pixels().get(4 * i) & 0xff;
      int green = picture.pixels().get(4 * i + 1) & 0xff;
      int blue = picture.pixels().get(4 * i + 2) & 0xff;
      luma[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    }
    return luma;
  }

  private static double ssim(double[] a, double[] b, int width, int height) {
    double[] meanA = blurred(a, width, height);
    double[] meanB = blurred(b, width, height);
    double[] squareA = blurred(product(a, a), width, height);
    double[] squareB = blurred(product(b, b), width, height);
    double[] both = blurred(product(a, b), width, height);
    double sum = 0;
    int count = 0;
    for (int y = RADIUS; y < height - RADIUS; y++) {
      for (int x = RADIUS; x < width - RADIUS; x++) {
        int i = y * width + x;
        double means = meanA[i] * meanB[i];
        double variances = squareA[i] - meanA[i] * meanA[i] + squareB[i] - meanB[i] * meanB[i];
        double structure = (2 * means + C1) * (2 * (both[i] - means) + C2);
        sum += structure / ((meanA[i] * meanA[i] + meanB[i] * meanB[i] + C1) * (variances + C2));
        count++;
      }
    }
    return sum / count;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** The edges are not looked at, so they are left as they come. */
  private static double[] blurred(double[] picture, int width, int height) {
    return blurred(
        blurred(picture, 1, RADIUS, width * height - RADIUS),
        width,
        RADIUS * width,
        width * (height - RADIUS));
  }

  private static double[] blurred(double[] picture, int step, int from, int to) {
    double[] blurred = picture.clone();
    for (int i = from; i < to; i++) {
      double sum = 0;
      for (int k = -RADIUS; k <= RADIUS; k++) {
        sum += picture[i + k * step] * WINDOW[k + RADIUS];
      }
      blurred[i] = sum;
    }
    return blurred;
  }

  private static double[] window() {
    double[] window = new double[2 * RADIUS + 1];
    double sum = 0;
    for (int k = -RADIUS; k <= RADIUS; k++) {
      window[k + RADIUS] = Math.exp(-k * k / (2 * SIGMA * SIGMA));
      sum += window[k + RADIUS];
    }
    for (int k = 0; k < window.length; k++) {
      window[k] /= sum;
    }
    return window;
  }
}
