package framewright.effect.retime.flow;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.repeat;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import java.nio.FloatBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Places of pixels, and pictures of one size looked up by the pixels of another. Exact by strip: a strip's rows know nothing of strips. */
final class Grid {
  private Grid() {}

  /** The place (x, y) of every pixel of some rows. */
  static Mat rows(int width, int from, int to) {
    return scaled(width, from, to, 1, 1);
  }

  /** Rows of a motion field looked up for a larger picture, its vectors grown with it. */
  static Mat enlarged(Mat motion, int width, int height, int from, int to) {
    double scaleX = (double) motion.cols() / width;
    double scaleY = (double) motion.rows() / height;
    if (scaleX == 1 && scaleY == 1) {
      return motion.rowRange(from, to);
    }
    Mat rows = picture(motion, width, height, from, to);
    multiply(rows, new Mat(rows.rows(), rows.cols(), CV_32FC2, new Scalar(1 / scaleX, 1 / scaleY, 0, 0)), rows);
    return rows;
  }

  /** Rows of a picture looked up for another size. */
  static Mat picture(Mat picture, int width, int height, int from, int to) {
    Mat places = scaled(width, from, to, (double) picture.cols() / width, (double) picture.rows() / height);
    Mat rows = new Mat();
    remap(picture, rows, places, new Mat(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
    return rows;
  }

  private static Mat scaled(int width, int from, int to, double scaleX, double scaleY) {
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
}
