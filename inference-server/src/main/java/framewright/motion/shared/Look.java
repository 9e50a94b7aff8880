package framewright.motion.shared;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;
import static org.bytedeco.opencv.global.opencv_imgproc.erode;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;

import framewright.motion.plane.Remap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/** What pictures of encoded luma show around each pixel. */
final class Look {
  /** Pixels across a neighbourhood. */
  static final int WIDE = 7;

  /** Steps of light below this say nothing. */
  static final double PLAIN = 4.0 / 255;

  private Look() {}

  /** How much light differs around each pixel. */
  static Mat detail(Mat picture) {
    Mat around = getStructuringElement(MORPH_RECT, new Size(WIDE, WIDE));
    Mat most = new Mat();
    dilate(picture, most, around);
    Mat least = new Mat();
    erode(picture, least, around);
    subtract(most, least, most);
    return most;
  }

  /** How badly a motion explains what is seen around each pixel of some rows of a picture. */
  static Mat unlike(Mat motion, int firstRow, Mat rows, Mat second, int around) {
    Mat difference = new Mat();
    absdiff(rows, Remap.along(motion, firstRow, second), difference);
    blur(difference, difference, new Size(around, around), new Point(-1, -1), BORDER_REPLICATE);
    return difference;
  }
}
