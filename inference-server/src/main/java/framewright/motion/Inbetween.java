package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.accumulateProduct;

import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.motion.plane.Enlarger;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import framewright.motion.plane.Rows;
import framewright.motion.plane.Workers;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Makes the frame between two: the frames' own pixels, sampled at full size and mixed by {@link
 * CandidateWeights}. Works in the encoding the frames came in, on premultiplied colour, and clips
 * nothing.
 */
public final class Inbetween {
  /** Frames up to UHD and a little are drawn at once. */
  private static final long BAND_PIXELS = 9_500_000;

  private final Alpha alpha;
  private final Mat before;
  private final Mat after;
  private final double time;
  private final Motion motion;
  private final Optional<Mat> overlay;
  private final Optional<GrainLevel> grain;
  private final long bandPixels;

  private Inbetween(
      Frame before,
      Frame after,
      double time,
      Motion motion,
      Optional<Frame> overlay,
      Optional<GrainLevel> grain,
      long bandPixels) {
    this.alpha = before.format().alpha();
    this.before = OpenCv.view(before);
    this.after = OpenCv.view(after);
    this.time = time;
    this.motion = motion;
    this.overlay = overlay.map(OpenCv::view);
    this.grain = grain.filter(level -> level.isSome() && alpha != Alpha.ALPHA_ONLY);
    this.bandPixels = bandPixels;
  }

  /**
   * Writes the frame at {@code time} (0 to 1) into {@code result}.
   *
   * @param overlay where this mask's alpha is 1, nothing moves
   * @param grain of both frames, where the frame between is to have as much
   */
  public static void render(
      Frame before,
      Frame after,
      double time,
      Motion motion,
      Optional<Frame> overlay,
      Optional<GrainLevel> grain,
      Frame result) {
    render(before, after, time, motion, overlay, grain, result, BAND_PIXELS);
  }

  /** The same in bands of so many pixels: what each sees of both frames is what is held of them. */
  static void render(
      Frame before,
      Frame after,
      double time,
      Motion motion,
      Optional<Frame> overlay,
      Optional<GrainLevel> grain,
      Frame result,
      long bandPixels) {
    try (PointerScope scope = new PointerScope()) {
      new Inbetween(before, after, time, motion, overlay, grain, bandPixels)
          .renderInto(OpenCv.view(result));
    }
  }

  private void renderInto(Mat result) {
    List<Mat> ideas = motion.seenFrom(time);
    List<Mat> weights = CandidateWeights.weights(motion, ideas, time);
    List<Mat> vectors =
        ideas.stream().map(idea -> Remap.grown(idea, result.cols(), result.rows())).toList();
    for (Rows band : Rows.bands(result.cols(), result.rows(), bandPixels)) {
      render(band, vectors, weights, result);
    }
  }

  private void render(Rows band, List<Mat> vectors, List<Mat> weights, Mat result) {
    Rows drawn = grain.isEmpty() ? band : band.widened(Grain.REACH, new Rows(0, result.rows()));
    try (PointerScope scope = new PointerScope();
        Spline first = Spline.through(before, alpha, drawn.seen(vectors, -time, before.rows()));
        Spline second = Spline.through(after, alpha, drawn.seen(vectors, 1 - time, after.rows()))) {
      CandidateBlend blend = new CandidateBlend(first, second, time);
      Strip moved =
          (from, to, differing) -> {
            Enlarger enlarger = new Enlarger(result.cols(), result.rows(), from, to);
            return blend.rows(from, to, all(vectors, enlarger), all(weights, enlarger), differing);
          };
      if (grain.isPresent()) {
        renderGrained(band, drawn, moved, result);
      } else {
        strips(
            band, (from, to) -> finish(moved.rows(from, to, Optional.empty()), from, to, result));
      }
    }
  }

  /** The grain of a pixel is judged by those around it: all are drawn before. */
  private void renderGrained(Rows band, Rows drawn, Strip moved, Mat result) {
    Grain differing = new Grain(grain.get(), result.cols(), drawn);
    Mat pixels = new Mat(drawn.count(), result.cols(), CV_32FC(AlphaEdges.channels(alpha)));
    strips(
        drawn,
        (from, to) ->
            moved
                .rows(from, to, Optional.of(differing))
                .copyTo(pixels.rowRange(from - drawn.from(), to - drawn.from())));
    strips(
        band,
        (from, to) -> {
          Mat rows = pixels.rowRange(from - drawn.from(), to - drawn.from());
          differing.give(rows, from, to);
          finish(rows, from, to, result);
        });
  }

  /** Draws rows of what moved. */
  private interface Strip {
    Mat rows(int from, int to, Optional<Grain> differing);
  }

  private static void strips(Rows band, Workers.StripWork work) {
    Workers.strips(
        band.count(), (top, bottom) -> work.rows(band.from() + top, band.from() + bottom));
  }

  private void finish(Mat moved, int from, int to, Mat result) {
    hold(moved, motion.still().rowRange(from, to), from, to);
    overlay.ifPresent(mask -> hold(moved, AlphaEdges.alphaOf(mask.rowRange(from, to)), from, to));
    AlphaEdges.finish(moved, alpha).copyTo(result.rowRange(from, to));
  }

  private static List<Mat> all(List<Mat> pictures, Enlarger enlarger) {
    return pictures.stream().map(enlarger::rows).toList();
  }

  /** Where the mask is 1, both frames are mixed as they lie. */
  private void hold(Mat moved, Mat mask, int from, int to) {
    if (countNonZero(mask) == 0) {
      return;
    }
    Mat correction = new Mat();
    Mat first = AlphaEdges.sampleable(before.rowRange(from, to), alpha);
    addWeighted(
        first,
        1 - time,
        AlphaEdges.sampleable(after.rowRange(from, to), alpha),
        time,
        0,
        correction);
    subtract(correction, moved, correction);
    accumulateProduct(correction, OpenCv.repeated(mask, moved.channels()), moved);
  }
}
