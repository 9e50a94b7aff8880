package framewright.motion.plane;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Looks pictures of any size up for the same rows of a larger one. The places of one size are
 * worked out once for all of that size.
 */
public final class Enlarger {
  private final int width;
  private final int height;
  private final int from;
  private final int to;
  private Mat places;
  private int placesWidth;
  private int placesHeight;

  public Enlarger(int width, int height, int from, int to) {
    this.width = width;
    this.height = height;
    this.from = from;
    this.to = to;
  }

  /** The rows; a view where the picture has the size already. */
  public Mat rows(Mat picture) {
    if (picture.cols() == width && picture.rows() == height) {
      return picture.rowRange(from, to);
    }
    if (places == null || placesWidth != picture.cols() || placesHeight != picture.rows()) {
      placesWidth = picture.cols();
      placesHeight = picture.rows();
      places =
          Remap.scaled(
              width, from, to, (double) placesWidth / width, (double) placesHeight / height);
    }
    Mat rows = new Mat();
    remap(picture, rows, places, new Mat(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
    return rows;
  }
}
