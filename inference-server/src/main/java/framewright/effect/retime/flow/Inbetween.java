package framewright.effect.retime.flow;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.scaleAdd;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.accumulateProduct;
import static org.bytedeco.opencv.global.opencv_imgproc.blendLinear;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Makes the frame between two: the frames' own pixels, sampled with a wide kernel at full size and mixed by {@link Trust}. Works in the
 * encoding the frames came in, on premultiplied colour, and clips nothing. Works strip by strip, so its memory does not grow with the frame.
 */
public final class Inbetween {
  private final Alpha alpha;
  private final Mat before;
  private final Mat after;
  private final double time;
  private final Motion motion;
  private final Optional<Mat> overlay;

  private Inbetween(Frame before, Frame after, double time, Motion motion, Optional<Frame> overlay) {
    this.alpha = before.format().alpha();
    this.before = AlphaEdges.sampleable(OpenCv.view(before), alpha);
    this.after = AlphaEdges.sampleable(OpenCv.view(after), alpha);
    this.time = time;
    this.motion = motion;
    this.overlay = overlay.map(OpenCv::view);
  }

  /**
   * Writes the frame at {@code time} (0 to 1) into {@code result}.
   *
   * @param overlay where this mask's alpha is 1, nothing moves
   */
  public static void render(Frame before, Frame after, double time, Motion motion, Optional<Frame> overlay, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      new Inbetween(before, after, time, motion, overlay).renderInto(OpenCv.view(result));
    }
  }

  private void renderInto(Mat result) {
    List<Mat> ideas = motion.seenFrom(time);
    List<Mat> weights = Trust.weights(motion, ideas, time);
    Mat still = motion.still();
    Workers.strips(result.rows(), (from, to) -> {
      Mat moved = moved(ideas, weights, from, to);
      hold(moved, still.rowRange(from, to), from, to);
      overlay.ifPresent(mask -> hold(moved, AlphaEdges.alphaOf(mask.rowRange(from, to)), from, to));
      AlphaEdges.finish(moved, alpha).copyTo(result.rowRange(from, to));
    });
  }

  /** All candidates by their weights, mixed two by two. */
  private Mat moved(List<Mat> ideas, List<Mat> weights, int from, int to) {
    Mat places = Grid.rows(before.cols(), from, to);
    Deque<Weighted> parts = new ArrayDeque<>();
    for (int idea = 0; idea < ideas.size(); idea++) {
      Mat vectors = Grid.enlarged(ideas.get(idea), before.cols(), before.rows(), from, to);
      Mat pair = Grid.picture(weights.get(idea), before.cols(), before.rows(), from, to);
      MatVector shares = new MatVector();
      split(pair, shares);
      Weighted early = new Weighted(sampled(before, vectors, -time, places), shares.get(0));
      parts.add(early.with(new Weighted(sampled(after, vectors, 1 - time, places), shares.get(1))));
    }
    while (parts.size() > 1) {
      parts.add(parts.remove().with(parts.remove()));
    }
    return parts.remove().picture();
  }

  private static Mat sampled(Mat frame, Mat vectors, double reach, Mat places) {
    Mat map = new Mat();
    scaleAdd(vectors, reach, places, map);
    Mat sampled = new Mat();
    remap(frame, sampled, map, new Mat(), INTER_CUBIC, BORDER_REPLICATE, Scalar.all(0));
    return sampled;
  }

  private record Weighted(Mat picture, Mat weight) {
    Weighted with(Weighted other) {
      Mat both = new Mat();
      blendLinear(picture, other.picture, weight, other.weight, both);
      Mat sum = new Mat();
      add(weight, other.weight, sum);
      return new Weighted(both, sum);
    }
  }

  /** Where the mask is 1, both frames are mixed as they lie. */
  private void hold(Mat moved, Mat mask, int from, int to) {
    Mat correction = new Mat();
    addWeighted(before.rowRange(from, to), 1 - time, after.rowRange(from, to), time, 0, correction);
    subtract(correction, moved, correction);
    accumulateProduct(correction, repeated(mask, moved.channels()), moved);
  }

  private static Mat repeated(Mat one, int channels) {
    MatVector all = new MatVector();
    for (int channel = 0; channel < channels; channel++) {
      all.push_back(one);
    }
    Mat several = new Mat();
    merge(all, several);
    return several;
  }
}
