package framewright.motion.plane;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.repeat;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.FloatBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Places of pixels, and pictures of one size looked up by the pixels of another. Exact by strip: a
 * strip's rows know nothing of strips.
 */
public final class Remap {
  private Remap() {}

  /** The place (x, y) of every pixel of some rows. */
  public static Mat rows(int width, int from, int to) {
    return scaled(width, from, to, 1, 1);
  }

  /** A picture seen from where motion leads each of its pixels. */
  public static Mat along(Mat motion, Mat picture) {
    return along(motion, 0, picture);
  }

  /** The same for some rows of it, whose motion is given. */
  public static Mat along(Mat motion, int firstRow, Mat picture) {
    Mat places = new Mat();
    add(motion, rows(motion.cols(), firstRow, firstRow + motion.rows()), places);
    Mat seen = new Mat();
    remap(picture, seen, places, new Mat(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
    return seen;
  }

  /**
   * A motion field with its vectors as long as they are in a picture of another size; still of its
   * own size.
   */
  public static Mat grown(Mat motion, int width, int height) {
    return motion.cols() == width && motion.rows() == height
        ? motion
        : multiplied(motion, (double) width / motion.cols(), (double) height / motion.rows());
  }

  /** Rows of a motion field looked up for another size, its vectors grown with it. */
  public static Mat enlarged(Mat motion, int width, int height, int from, int to) {
    Mat rows = picture(motion, width, height, from, to);
    return motion.cols() == width && motion.rows() == height
        ? rows
        : multiplied(rows, (double) width / motion.cols(), (double) height / motion.rows());
  }

  public static Mat multiplied(Mat motion, double across, double down) {
    Mat product = new Mat();
    multiply(
        motion,
        new Mat(motion.rows(), motion.cols(), CV_32FC2, new Scalar(across, down, 0, 0)),
        product);
    return product;
  }

  /** Rows of a picture looked up for another size. */
  public static Mat picture(Mat picture, int width, int height, int from, int to) {
    return new Enlarger(width, height, from, to).rows(picture);
  }

  /**
   * For every pixel of some rows the place that shows the same in a picture so many times as large.
   */
  public static Mat scaled(int width, int from, int to, double scaleX, double scaleY) {
    Mat across = new Mat(1, width, CV_32FC1);
    FloatBuffer x = across.createBuffer();
    for (int column = 0; column < width; column++) {
      x.put(column, (float) ((column + 0.5) * scaleX - 0.5));
    }
    Mat down = new Mat(to - from, 1, CV_32FC1);
    FloatBuffer y = down.createBuffer();
    for (int row = from; row < to; row++) {
      y.put(row - from, (float) ((row + 0.5) * scaleY - 0.5));
    }
    Mat places = new Mat();
    merge(new MatVector(repeat(across, to - from, 1), repeat(down, 1, width)), places);
    return places;
  }

  /** A picture at a share of its size, each pixel the mean of those that it stands for. */
  public static Mat shrunk(Mat picture, double scale) {
    if (scale == 1) {
      return picture;
    }
    Mat small = new Mat();
    Size size =
        new Size(
            Math.max(1, (int) Math.round(picture.cols() * scale)),
            Math.max(1, (int) Math.round(picture.rows() * scale)));
    resize(picture, small, size, 0, 0, INTER_AREA);
    return small;
  }
}
