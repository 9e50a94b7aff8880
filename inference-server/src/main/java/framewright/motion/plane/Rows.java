package framewright.motion.plane;

import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Rows of a picture, {@code from} (inclusive) to {@code to} (exclusive). */
public record Rows(int from, int to) {
  private static final int DOWN = 1;

  /** Beyond what motion says: looking rows up in a larger picture lies between two of them. */
  private static final int MARGIN = 2;

  public int count() {
    return to - from;
  }

  /** The rows of a picture in bands of so many pixels at most, one row at least. */
  public static List<Rows> bands(int width, int height, long mostPixels) {
    int most = (int) Math.max(1, Math.min(height, mostPixels / width));
    List<Rows> bands = new ArrayList<>();
    for (int from = 0; from < height; from += most) {
      bands.add(new Rows(from, Math.min(height, from + most)));
    }
    return bands;
  }

  /** With so many more each way, as far as there are any. */
  public Rows widened(int margin, Rows all) {
    return new Rows(Math.max(all.from, from - margin), Math.min(all.to, to + margin));
  }

  /**
   * The rows that these see of a picture of this height when they look along motion, some of it.
   */
  public Rows seen(List<Mat> motions, double reach, int height) {
    if (count() == height) {
      return this;
    }
    double up = 0;
    double down = 0;
    for (Mat motion : motions) {
      for (double across : extent(motion, height)) {
        up = Math.min(up, reach * across);
        down = Math.max(down, reach * across);
      }
    }
    int first = (int) Math.floor(Math.max(0, Math.min(height - 1, from + up - MARGIN)));
    int last = (int) Math.ceil(Math.max(first + 1, Math.min(height, to + down + MARGIN)));
    return new Rows(first, last);
  }

  /**
   * The least and the most that these rows move down, by motion as large as the picture but perhaps
   * of a smaller size.
   */
  private double[] extent(Mat motion, int height) {
    double scale = (double) motion.rows() / height;
    int first = (int) Math.max(0, Math.floor(from * scale) - 1);
    int last = (int) Math.min(motion.rows(), Math.ceil(to * scale) + 1);
    Mat down = new Mat();
    extractChannel(motion.rowRange(first, last), down, DOWN);
    DoublePointer least = new DoublePointer(1);
    DoublePointer most = new DoublePointer(1);
    minMaxLoc(down, least, most, null, null, null);
    return new double[] {least.get(), most.get()};
  }
}
