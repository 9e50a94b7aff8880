package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TRUNC;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import framewright.motion.plane.Remap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What small pictures of encoded luma show that others do not, wherever motion leads, as means of
 * blocks. Lives inside a scope.
 */
final class Unlikeness {
  private static final int BLOCK = 4;

  /** In blocks: how far things may lie from where another picture shows them. */
  private static final int NEAR = 5;

  /** A light that flickers by no more than this is no damage. */
  private static final double DIMMEST = 0.6;

  private static final double BRIGHTEST = 1.6;
  private static final double BLANK = 0.01;

  private final List<Mat> pictures;
  private final Map<List<Object>, Mat> known = new HashMap<>();

  Unlikeness(List<Mat> pictures) {
    this.pictures = pictures;
  }

  /**
   * What a picture shows that another does not, where it shows it; as if both were equally bright.
   */
  Mat unexplained(int picture, int by) {
    return known.computeIfAbsent(
        List.of(picture, by),
        key -> {
          Mat seen = pictures.get(picture);
          Mat other = moved(picture, by);
          other.convertTo(other, -1, flicker(seen, other), 0);
          threshold(other, other, 1, 0, THRESH_TRUNC);
          return blocks(seen, other);
        });
  }

  /** What two pictures do not agree on, anywhere near. */
  Mat disagreement(int first, int second) {
    return known.computeIfAbsent(
        List.of("both", first, second),
        key -> {
          Mat worst = new Mat();
          max(
              blocks(pictures.get(first), moved(first, second)),
              blocks(pictures.get(second), moved(second, first)),
              worst);
          dilate(worst, worst, getStructuringElement(MORPH_RECT, new Size(NEAR, NEAR)));
          return worst;
        });
  }

  /** Is there no picture in it? */
  boolean blank(int picture) {
    Mat mean = new Mat();
    Mat deviation = new Mat();
    meanStdDev(pictures.get(picture), mean, deviation);
    return deviation.createIndexer().getDouble(0) < BLANK;
  }

  private Mat moved(int picture, int other) {
    Mat seen = pictures.get(picture);
    Mat source = pictures.get(other);
    return Remap.along(PairMatcher.flow(MotionLuma.steps(seen), MotionLuma.steps(source)), source);
  }

  private static double flicker(Mat seen, Mat other) {
    return Math.max(
        DIMMEST,
        Math.min(BRIGHTEST, mean(seen).get(0) / Math.max(mean(other).get(0), Float.MIN_NORMAL)));
  }

  private static Mat blocks(Mat seen, Mat other) {
    Mat difference = new Mat();
    absdiff(seen, other, difference);
    Mat means = new Mat();
    resize(
        difference,
        means,
        new Size(Math.max(1, seen.cols() / BLOCK), Math.max(1, seen.rows() / BLOCK)),
        0,
        0,
        INTER_AREA);
    return means;
  }
}
