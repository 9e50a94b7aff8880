package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC4;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.min;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.scaleAdd;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import framewright.motion.plane.Enlarger;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import framewright.motion.plane.Workers;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much of each candidate goes into the frame between. Every idea of the motion, applied to both
 * frames, gives two candidates. Where they differ, the trimmed mean of their luma is likely near
 * the truth, and a candidate weighs less the further its neighbourhood lies from it: a part hidden
 * in one frame, or matched wrongly by one search, is outvoted. Found at half the size of the
 * search; weights are smooth by construction.
 */
final class CandidateWeights {
  /** Differences below this are noise; encoded luma. */
  private static final double NOISE = 4.0 / 255;

  private static final int NEIGHBOURHOOD = 7;
  private static final int MARGIN = NEIGHBOURHOOD / 2 + 1;

  private CandidateWeights() {}

  /**
   * For each search four channels: the weights of its first idea's candidates (before, after), then
   * of its second's. Only their ratio means something.
   */
  static List<Mat> weights(Motion motion, List<Mat> ideas, double time) {
    Mat luma = motion.lumaBefore();
    List<Mat> vectors = grown(ideas, luma);
    List<Mat> weights = new ArrayList<>();
    for (int search = 0; search < ideas.size() / 2; search++) {
      weights.add(new Mat(luma.rows(), luma.cols(), CV_32FC4));
    }
    Workers.strips(
        luma.rows(),
        (from, to) -> {
          int top = Math.max(0, from - MARGIN);
          int bottom = Math.min(luma.rows(), to + MARGIN);
          List<Mat> trusted = trusted(candidates(motion, vectors, time, top, bottom), time);
          for (int search = 0; search < weights.size(); search++) {
            Mat four = new Mat();
            merge(
                new MatVector(trusted.subList(4 * search, 4 * search + 4).toArray(Mat[]::new)),
                four);
            four.rowRange(from - top, to - top).copyTo(weights.get(search).rowRange(from, to));
          }
        });
    return weights;
  }

  /** How well the ideas agree, 0 to 1, at the size of the vote. */
  static Mat confidence(Motion motion, List<Mat> ideas, double time) {
    Mat luma = motion.lumaBefore();
    List<Mat> candidates = candidates(motion, grown(ideas, luma), time, 0, luma.rows());
    Mat likely = trimmedMean(candidates);
    Mat sum = OpenCv.filled(luma.rows(), luma.cols(), luma.type(), 0);
    for (Mat candidate : candidates) {
      add(sum, nearness(candidate, likely, 1), sum);
    }
    sum.convertTo(sum, -1, 1.0 / candidates.size(), 0);
    return sum;
  }

  private static List<Mat> grown(List<Mat> ideas, Mat luma) {
    return ideas.stream().map(idea -> Remap.grown(idea, luma.cols(), luma.rows())).toList();
  }

  private static List<Mat> candidates(
      Motion motion, List<Mat> vectors, double time, int top, int bottom) {
    Mat luma = motion.lumaBefore();
    Mat places = Remap.rows(luma.cols(), top, bottom);
    Enlarger enlarger = new Enlarger(luma.cols(), luma.rows(), top, bottom);
    List<Mat> candidates = new ArrayList<>();
    for (Mat idea : vectors) {
      Mat rows = enlarger.rows(idea);
      candidates.add(warped(luma, rows, places, -time));
      candidates.add(warped(motion.lumaAfter(), rows, places, 1 - time));
    }
    return candidates;
  }

  private static Mat warped(Mat picture, Mat motion, Mat places, double reach) {
    Mat map = new Mat();
    scaleAdd(motion, reach, places, map);
    Mat warped = new Mat();
    remap(picture, warped, map, new Mat(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
    return warped;
  }

  private static List<Mat> trusted(List<Mat> candidates, double time) {
    double late = Math.max(0, Math.min(1, time));
    Mat likely = trimmedMean(candidates);
    List<Mat> weights = new ArrayList<>();
    for (int candidate = 0; candidate < candidates.size(); candidate++) {
      weights.add(
          nearness(candidates.get(candidate), likely, candidate % 2 == 0 ? 1 - late : late));
    }
    return weights;
  }

  private static Mat nearness(Mat candidate, Mat likely, double share) {
    Mat distance = new Mat();
    subtract(candidate, likely, distance);
    multiply(distance, distance, distance);
    blur(
        distance,
        distance,
        new Size(NEIGHBOURHOOD, NEIGHBOURHOOD),
        new Point(-1, -1),
        BORDER_REPLICATE);
    distance.convertTo(distance, -1, 1 / (NOISE * NOISE), 1);
    divide(share, distance, distance);
    return distance;
  }

  /** The mean of the middle half, pixel by pixel. */
  private static Mat trimmedMean(List<Mat> candidates) {
    List<Mat> sorted = sorted(candidates);
    int cut = sorted.size() / 4;
    Mat sum = sorted.get(cut).clone();
    for (Mat middle : sorted.subList(cut + 1, sorted.size() - cut)) {
      add(sum, middle, sum);
    }
    sum.convertTo(sum, -1, 1.0 / (sorted.size() - 2 * cut), 0);
    return sum;
  }

  /** Odd-even transposition: sorts every pixel's values at once. */
  private static List<Mat> sorted(List<Mat> candidates) {
    List<Mat> sorted = new ArrayList<>();
    candidates.forEach(candidate -> sorted.add(candidate.clone()));
    for (int round = 0; round < sorted.size(); round++) {
      for (int left = round % 2; left + 1 < sorted.size(); left += 2) {
        Mat lower = new Mat();
        min(sorted.get(left), sorted.get(left + 1), lower);
        max(sorted.get(left), sorted.get(left + 1), sorted.get(left + 1));
        sorted.set(left, lower);
      }
    }
    return sorted;
  }
}
