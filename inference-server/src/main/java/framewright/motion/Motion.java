package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.scaleAdd;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import framewright.engine.Tensor;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import framewright.motion.plane.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * The motion of a pair as {@link PairMatcher} found it. Reads tensors that somebody else keeps
 * alive.
 */
public final class Motion {
  static final String FORWARD = " forward";
  static final String BACKWARD = " backward";
  static final String LUMA_BEFORE = "luma.before";
  static final String LUMA_AFTER = "luma.after";
  static final String STILL = "still";

  private final Map<String, Tensor> found;

  public Motion(Map<String, Tensor> found) {
    this.found = Map.copyOf(found);
  }

  Mat still() {
    return OpenCv.view(found.get(STILL));
  }

  Mat lumaBefore() {
    return OpenCv.view(found.get(LUMA_BEFORE));
  }

  Mat lumaAfter() {
    return OpenCv.view(found.get(LUMA_AFTER));
  }

  /**
   * Every search's idea of the motion from the first frame to the second, as seen by the pixels of
   * the frame at {@code time}: a thing at x there was at x - time * v before and will be at x + (1
   * - time) * v after. In pixels of its own size.
   */
  List<Mat> seenFrom(double time) {
    List<Mat> ideas = new ArrayList<>();
    for (Search search : searches()) {
      ideas.add(carried(OpenCv.view(found.get(search + FORWARD)), 1, -time, search.steps()));
      ideas.add(carried(OpenCv.view(found.get(search + BACKWARD)), -1, 1 - time, search.steps()));
    }
    return ideas;
  }

  /** Those that were made for this pair. */
  List<Search> searches() {
    return Arrays.stream(Search.values())
        .filter(search -> found.containsKey(search + FORWARD))
        .toList();
  }

  /**
   * Solves v(x) = sign * flow(x + reach * v(x)) by repetition: the flow of a frame, seen from
   * another time.
   */
  static Mat carried(Mat flow, double sign, double reach, int steps) {
    Mat seen = OpenCv.like(flow);
    Workers.strips(
        flow.rows(),
        (from, to) -> {
          Mat rows = new Mat();
          flow.rowRange(from, to).convertTo(rows, -1, sign, 0);
          Mat places = Remap.rows(flow.cols(), from, to);
          Mat map = new Mat();
          for (int step = 0; step < steps; step++) {
            scaleAdd(rows, reach, places, map);
            remap(flow, rows, map, new Mat(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
            rows.convertTo(rows, -1, sign, 0);
          }
          rows.copyTo(seen.rowRange(from, to));
        });
    return seen;
  }

  /** The plain mean of all ideas, in full-size pixels, for looking at. */
  Mat mean(double time, int width, int height) {
    Mat sum = OpenCv.filled(height, width, CV_32FC2, 0);
    List<Mat> ideas = seenFrom(time);
    for (Mat idea : ideas) {
      addWeighted(
          sum, 1, Remap.enlarged(idea, width, height, 0, height), 1.0 / ideas.size(), 0, sum);
    }
    return sum;
  }
}
