package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.min;

import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import framewright.motion.plane.Workers;
import framewright.motion.shared.Layers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

/**
 * Finds the motion of a pair once, for every time between, by several searches each way. Which to
 * believe is decided per pixel and time by {@link CandidateWeights}.
 */
public final class PairMatcher {
  /**
   * Motion is searched in at most this many pixels; larger frames are halved until they fit, and
   * warped at full size.
   */
  private static final double MOST_SEARCHED_PIXELS = 2.4e6;

  /** OpenCV's search needs a few patches in each direction. */
  private static final int SMALLEST_SIDE = 32;

  /** Candidates are compared at this share of the fine search's size. */
  private static final double VOTE_SCALE = 0.5;

  private static final int HALFWAY_STEPS = 3;

  private final Map<String, Tensor> found = new HashMap<>();
  private final double scale;

  private final boolean best;
  private final double range;
  private final Optional<ModelSearch> model;

  private PairMatcher(double scale, boolean best, double range, Optional<ModelSearch> model) {
    this.scale = scale;
    this.best = best;
    this.range = range;
    this.model = model;
  }

  /**
   * The motion of two frames of equal size, as tensors that {@link Motion} reads. The caller closes
   * them.
   *
   * @param quality size of the search relative to the frame: 1, 0.5 or 0.25; below 1 the fine
   *     search works alone, and what repeats is not told apart by its surroundings
   * @param model makes the fine search where it is present and the frames are large enough
   * @param range the fastest motion believed, in pixels of the frame each way; 0 for any
   */
  public static Map<String, Tensor> match(
      Frame before, Frame after, double quality, double range, Optional<ModelSearch> model) {
    PairMatcher matcher = new PairMatcher(fitting(before, quality), quality == 1, range, model);
    try (PointerScope scope = new PointerScope()) {
      matcher.match(before, after);
      return matcher.found;
    } catch (RuntimeException e) {
      matcher.found.values().forEach(Tensor::close);
      throw e;
    }
  }

  private void match(Frame before, Frame after) {
    Mat first = OpenCv.view(before);
    Mat second = OpenCv.view(after);
    MotionLuma motionLuma = MotionLuma.of(before.format().colourSpace(), first, second);
    put(Motion.STILL, StillParts.of(first, second, motionLuma));
    Mat lumaBefore = motionLuma.luma(first);
    Mat lumaAfter = motionLuma.luma(second);
    Mat fineBefore = Remap.shrunk(lumaBefore, scale);
    Mat fineAfter = Remap.shrunk(lumaAfter, scale);
    put(Motion.LUMA_BEFORE, Remap.shrunk(fineBefore, VOTE_SCALE));
    put(Motion.LUMA_AFTER, Remap.shrunk(fineAfter, VOTE_SCALE));
    Layers.Pair layers = best ? Layers.Pair.of(fineBefore, fineAfter) : Layers.Pair.none();
    List<Runnable> pieces = new ArrayList<>();
    for (Search search : best ? Search.values() : new Search[] {Search.FINE}) {
      if (search == Search.FINE
          && model.isPresent()
          && Math.min(fineBefore.rows(), fineBefore.cols()) >= ModelSearch.SMALLEST_SIDE) {
        search(model.get(), fineBefore, fineAfter, layers);
      } else {
        pieces.addAll(
            bothWays(
                search,
                Remap.shrunk(fineBefore, search.scale()),
                Remap.shrunk(fineAfter, search.scale()),
                layers));
      }
    }
    Workers.run(pieces);
  }

  private List<Runnable> bothWays(Search search, Mat before, Mat after, Layers.Pair layers) {
    Mat first = MotionLuma.steps(before);
    Mat second = MotionLuma.steps(after);
    double fastest = range * scale * search.scale();
    return List.of(
        () ->
            put(
                search + Motion.FORWARD,
                limited(layers.forward().corrected(flow(first, second), before, after), fastest)),
        () ->
            put(
                search + Motion.BACKWARD,
                limited(layers.backward().corrected(flow(second, first), after, before), fastest)));
  }

  /** A model sees the motion from halfway; both directions follow from it. */
  private void search(ModelSearch search, Mat before, Mat after, Layers.Pair layers) {
    try (Tensor first = copied(before);
        Tensor second = copied(after);
        Tensor halfway = search.motion(first, second)) {
      Mat motion = limited(OpenCv.view(halfway), range * scale);
      Mat forward = Motion.carried(motion, 1, 0.5, HALFWAY_STEPS);
      Mat backward = Motion.carried(motion, -1, 0.5, HALFWAY_STEPS);
      double fastest = range * scale;
      put(
          Search.FINE + Motion.FORWARD,
          limited(layers.forward().corrected(forward, before, after), fastest));
      put(
          Search.FINE + Motion.BACKWARD,
          limited(layers.backward().corrected(backward, after, before), fastest));
    }
  }

  private static Mat limited(Mat flow, double range) {
    if (range > 0) {
      Mat bound = OpenCv.filled(flow.rows(), flow.cols(), CV_32FC2, range);
      min(flow, bound, flow);
      bound.convertTo(bound, -1, -1, 0);
      max(flow, bound, flow);
    }
    return flow;
  }

  static Mat flow(Mat from, Mat to) {
    if (Math.min(from.rows(), from.cols()) < SMALLEST_SIDE) {
      return OpenCv.filled(from.rows(), from.cols(), CV_32FC2, 0);
    }
    DISOpticalFlow search = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
    search.setFinestScale(0);
    search.setVariationalRefinementIterations(0);
    Mat flow = new Mat();
    search.calc(from, to, flow);
    return flow;
  }

  private void put(String name, Mat numbers) {
    Tensor tensor = copied(numbers);
    synchronized (found) {
      found.put(name, tensor);
    }
  }

  static Tensor copied(Mat numbers) {
    Tensor tensor = Tensor.allocate(numbers.rows(), numbers.cols(), numbers.channels());
    try (PointerScope scope = new PointerScope()) {
      numbers.copyTo(OpenCv.view(tensor));
      return tensor;
    }
  }

  private static double fitting(Frame frame, double quality) {
    double scale = quality;
    while (frame.format().width() * scale * frame.format().height() * scale
        > MOST_SEARCHED_PIXELS) {
      scale /= 2;
    }
    return scale;
  }

  /** A model that finds motion: on a graphics card the faster half of a match. */
  public interface ModelSearch {
    /** Smaller pictures vanish in a pyramid. */
    int SMALLEST_SIDE = 64;

    /**
     * The motion from the first picture to the second in pixels [height, width, 2], as the frame
     * halfway sees it. The caller closes it.
     *
     * @param before encoded luma [height, width, 1]
     * @param after the same of the second picture
     */
    Tensor motion(Tensor before, Tensor after);
  }
}
