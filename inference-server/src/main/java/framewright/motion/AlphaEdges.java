package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2RGBA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY_INV;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TOZERO;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TRUNC;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import framewright.frame.Alpha;
import framewright.motion.plane.OpenCv;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * Keeps the edges of mattes clean: only colour multiplied by its alpha may be sampled and mixed,
 * and a wide kernel's ringing must not carry alpha below 0 or above 1.
 */
final class AlphaEdges {
  private static final int ALPHA = 3;

  /** Less coverage than this shows no colour. */
  private static final double NOTHING = 1e-5;

  private AlphaEdges() {}

  /** How many channels of a frame are sampled. */
  static int channels(Alpha alpha) {
    return alpha == Alpha.OPAQUE ? 3 : 4;
  }

  /**
   * Rows of a frame as they may be sampled: colour multiplied by alpha, and no alpha where it
   * carries nothing. The caller's own.
   */
  static Mat sampleable(Mat rows, Alpha alpha) {
    Mat colour = new Mat();
    switch (alpha) {
      case OPAQUE -> cvtColor(rows, colour, COLOR_RGBA2RGB);
      case STRAIGHT -> multiply(rows, colourBy(alphaOf(rows)), colour);
      default -> rows.copyTo(colour);
    }
    return colour;
  }

  /** Rows of a result in the meaning of alpha that the frames came in. May work in place. */
  static Mat finish(Mat rows, Alpha alpha) {
    if (alpha == Alpha.ALPHA_ONLY) {
      return rows;
    }
    if (alpha == Alpha.OPAQUE) {
      Mat opaque = new Mat();
      cvtColor(rows, opaque, COLOR_RGB2RGBA);
      return opaque;
    }
    Mat coverage = alphaOf(rows);
    divide(
        rows,
        colourBy(alpha == Alpha.STRAIGHT ? oneWhereNothing(coverage) : atLeastOne(coverage)),
        rows);
    multiply(rows, colourBy(notBelowZero(coverage)), rows);
    threshold(coverage, coverage, 0, 0, THRESH_TOZERO);
    threshold(coverage, coverage, 1, 0, THRESH_TRUNC);
    insertChannel(coverage, rows, ALPHA);
    return rows;
  }

  /** Where alpha rings above 1 its colour rings with it, by the same factor. */
  private static Mat atLeastOne(Mat coverage) {
    Mat one = OpenCv.filled(coverage.rows(), coverage.cols(), coverage.type(), 1);
    max(coverage, one, one);
    return one;
  }

  /** Where alpha rings below 0 there is nothing. */
  private static Mat notBelowZero(Mat coverage) {
    Mat there = new Mat();
    threshold(coverage, there, -NOTHING, 1, THRESH_BINARY);
    return there;
  }

  static Mat alphaOf(Mat rgba) {
    Mat alpha = new Mat();
    extractChannel(rgba, alpha, ALPHA);
    return alpha;
  }

  private static Mat oneWhereNothing(Mat coverage) {
    Mat some = new Mat();
    threshold(coverage, some, NOTHING, 0, THRESH_TOZERO);
    Mat none = new Mat();
    threshold(coverage, none, NOTHING, 1, THRESH_BINARY_INV);
    add(some, none, some);
    return some;
  }

  /** Four channels: the factor for red, green and blue, 1 for alpha. */
  private static Mat colourBy(Mat factor) {
    Mat four = new Mat();
    merge(
        new MatVector(
            factor, factor, factor, OpenCv.filled(factor.rows(), factor.cols(), factor.type(), 1)),
        four);
    return four;
  }
}
