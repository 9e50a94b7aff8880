package framewright.motion.shared;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.min;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.Sobel;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;

import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A motion that is right to a pixel or so, settled on what is seen around each pixel: one step of
 * least squares.
 */
final class Settling {
  private static final int AROUND = 15;

  /** Of Sobel's sums to steps of light from one pixel to the next. */
  private static final double STEPS = 1.0 / 8;

  /** Slopes below this are noise and settle nothing; encoded luma for a pixel. */
  private static final double NOISE = 1.0 / 255;

  private Settling() {}

  /**
   * @param motion of some rows of the first picture, which {@code first} has alone
   * @param farthest that a vector is moved each way, in pixels
   */
  static Mat settled(Mat motion, int firstRow, Mat first, Mat second, double farthest) {
    Mat seen = Remap.along(motion, firstRow, second);
    Mat across = slope(seen, 1, 0);
    Mat down = slope(seen, 0, 1);
    Mat error = new Mat();
    subtract(first, seen, error);
    Mat xx = summed(across, across, NOISE * NOISE);
    Mat yy = summed(down, down, NOISE * NOISE);
    Mat xy = summed(across, down, 0);
    Mat ex = summed(across, error, 0);
    Mat ey = summed(down, error, 0);
    Mat all = crossed(xx, yy, xy, xy);
    Mat x = bounded(crossed(yy, ex, xy, ey), all, farthest);
    Mat y = bounded(crossed(xx, ey, xy, ex), all, farthest);
    Mat settled = new Mat();
    merge(new MatVector(x, y), settled);
    add(settled, motion, settled);
    return settled;
  }

  private static Mat slope(Mat picture, int across, int down) {
    Mat slope = new Mat();
    Sobel(picture, slope, CV_32F, across, down, 3, STEPS, 0, BORDER_REPLICATE);
    return slope;
  }

  /** The mean around each pixel of a product. */
  private static Mat summed(Mat one, Mat other, double more) {
    Mat product = new Mat();
    multiply(one, other, product);
    blur(product, product, new Size(AROUND, AROUND), new Point(-1, -1), BORDER_REPLICATE);
    product.convertTo(product, -1, 1, more);
    return product;
  }

  private static Mat crossed(Mat a, Mat b, Mat c, Mat d) {
    Mat first = new Mat();
    multiply(a, b, first);
    Mat second = new Mat();
    multiply(c, d, second);
    subtract(first, second, first);
    return first;
  }

  private static Mat bounded(Mat part, Mat all, double farthest) {
    Mat quotient = new Mat();
    divide(part, all, quotient);
    min(quotient, OpenCv.filled(part.rows(), part.cols(), CV_32F, farthest), quotient);
    max(quotient, OpenCv.filled(part.rows(), part.cols(), CV_32F, -farthest), quotient);
    return quotient;
  }
}
