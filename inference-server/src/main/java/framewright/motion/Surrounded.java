package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;

import framewright.motion.plane.OpenCv;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What surrounds every place of a field that is known in parts only: the mean of what is near. */
final class Surrounded {
  /** How far is looked, as shares of the height: farther only where nearer nothing is known. */
  private static final double[] REACHES = {1, 0.25, 0.0625, 0.015};

  /** Less than this share of a square is nothing. */
  private static final double HARDLY = 1e-3;

  private Surrounded() {}

  /**
   * @param multiplied the field, times how much is known of each place
   * @param known 0 to 1, one channel
   */
  static Mat by(Mat multiplied, Mat known) {
    Mat surrounded = OpenCv.filled(multiplied.rows(), multiplied.cols(), multiplied.type(), 0);
    for (double reach : REACHES) {
      int side = 2 * Math.max(1, (int) Math.round(reach * multiplied.rows())) + 1;
      Mat seen = mean(known, side);
      Mat enough = new Mat();
      compare(seen, new Mat(Scalar.all(HARDLY)), enough, CMP_GT);
      max(seen, OpenCv.filled(seen.rows(), seen.cols(), seen.type(), HARDLY), seen);
      Mat around = mean(multiplied, side);
      divide(around, OpenCv.repeated(seen, around.channels()), around);
      around.copyTo(surrounded, enough);
    }
    return surrounded;
  }

  private static Mat mean(Mat of, int side) {
    Mat mean = new Mat();
    blur(of, mean, new Size(side, side), new Point(-1, -1), BORDER_REPLICATE);
    return mean;
  }
}
