package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CMP_LE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.exp;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_core.sqrt;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.blendLinear;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import framewright.colour.ColourSpace;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import framewright.motion.plane.Workers;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Brings what was made from an earlier frame to where its things are in a later one. The path is
 * found on pictures of one fixed height, so a proxy and the full frame take the same path. Reads
 * tensors that somebody else keeps alive.
 */
public final class MotionPath {
  private static final String PATH = "path";
  private static final String CONFIDENCE = "confidence";
  private static final double LINES = 270;

  /**
   * What stands still stays where it is: motion must explain a pixel better than this to be
   * believed.
   */
  private static final double STILL = 1.5 / 255;

  private static final int AROUND = 7;

  /**
   * A difference of luma, and pixels of those lines by which paths there and back miss each other,
   * that cost most of the confidence.
   */
  private static final double UNLIKE = 0.06;

  private static final double MISSED = 1.5;

  private final Map<String, Tensor> found;

  public MotionPath(Map<String, Tensor> found) {
    this.found = Map.copyOf(found);
  }

  /** The small picture of a frame on which paths are found. The caller closes it. */
  public static Tensor small(Frame frame) {
    try (PointerScope scope = new PointerScope()) {
      Mat pixels = OpenCv.view(frame);
      return PairMatcher.copied(Remap.shrunk(pixels, Math.min(1, LINES / pixels.rows())));
    }
  }

  /**
   * Of two small pictures: tensors that a MotionPath reads; none at all where a cut lies between
   * the frames. The caller closes them.
   */
  public static Map<String, Tensor> match(Tensor before, Tensor after, ColourSpace space) {
    try (PointerScope scope = new PointerScope()) {
      Mat first = OpenCv.view(before);
      Mat second = OpenCv.view(after);
      MotionLuma motionLuma = MotionLuma.of(space, first, second);
      return match(motionLuma.luma(first), motionLuma.luma(second));
    }
  }

  /** False across a cut: nothing leads from one frame to the other. */
  public boolean leads() {
    return found.containsKey(PATH);
  }

  /**
   * This path and then an earlier one, doubted like the mean of them, between the small pictures
   * where the whole begins and ends: tensors that a MotionPath reads. The caller closes them.
   */
  public Map<String, Tensor> after(
      MotionPath earlier, Tensor before, Tensor after, ColourSpace space) {
    if (!leads() || !earlier.leads()) {
      return Map.of();
    }
    try (PointerScope scope = new PointerScope()) {
      Mat path = OpenCv.view(found.get(PATH));
      Mat whole = Remap.along(path, OpenCv.view(earlier.found.get(PATH)));
      add(whole, path, whole);
      MotionLuma motionLuma = MotionLuma.of(space, OpenCv.view(before), OpenCv.view(after));
      stayWhereStill(
          whole, motionLuma.luma(OpenCv.view(before)), motionLuma.luma(OpenCv.view(after)));
      Mat confidence = Remap.along(path, OpenCv.view(earlier.found.get(CONFIDENCE)));
      multiply(confidence, OpenCv.view(found.get(CONFIDENCE)), confidence);
      sqrt(confidence, confidence);
      return Map.of(PATH, PairMatcher.copied(whole), CONFIDENCE, PairMatcher.copied(confidence));
    }
  }

  /**
   * What was made from an earlier frame, how much of it to mix in where the path to it can be
   * trusted, and that path.
   */
  public record Past(Tensor picture, double weight, MotionPath path) {}

  /**
   * The mean of a picture and earlier ones carried to it, by weight; the picture itself has weight
   * 1.
   */
  public static void mix(Tensor picture, List<Past> pasts, Tensor result) {
    try (PointerScope scope = new PointerScope()) {
      Mat from = OpenCv.view(picture);
      Mat to = OpenCv.view(result);
      List<Enlarged> all = pasts.stream().map(past -> Enlarged.toHold(past, from.size())).toList();
      Workers.run(all.stream().<Runnable>map(past -> past::enlarge).toList());
      Workers.strips(
          from.rows(),
          (top, end) -> {
            Mat mixed = to.rowRange(top, end);
            from.rowRange(top, end).copyTo(mixed);
            Mat total = OpenCv.filled(end - top, from.cols(), CV_32FC1, 1);
            Mat places = Remap.rows(from.cols(), top, end);
            all.forEach(past -> past.mixIn(top, end, places, mixed, total));
          });
    }
  }

  /** A past with the path to it, and its weight, for every pixel of the picture. */
  private record Enlarged(Past past, Mat path, Mat weight) {
    static Enlarged toHold(Past past, Size size) {
      return new Enlarged(past, new Mat(size, CV_32FC2), new Mat(size, CV_32FC1));
    }

    void enlarge() {
      Map<String, Tensor> found = past.path().found;
      resize(
          Remap.grown(OpenCv.view(found.get(PATH)), path.cols(), path.rows()),
          path,
          path.size(),
          0,
          0,
          INTER_LINEAR);
      resize(OpenCv.view(found.get(CONFIDENCE)), weight, weight.size(), 0, 0, INTER_LINEAR);
      weight.convertTo(weight, -1, past.weight(), 0);
    }

    void mixIn(int top, int end, Mat places, Mat mixed, Mat total) {
      Mat there = new Mat();
      add(path.rowRange(top, end), places, there);
      Mat carried = new Mat();
      remap(
          OpenCv.view(past.picture()),
          carried,
          there,
          new Mat(),
          INTER_LINEAR,
          BORDER_REPLICATE,
          Scalar.all(0));
      Mat share = weight.rowRange(top, end);
      blendLinear(mixed, carried, total, share, mixed);
      add(total, share, total);
    }
  }

  private static Map<String, Tensor> match(Mat before, Mat after) {
    if (FrameDifference.ofLuma(before, after).cut() > FrameDifference.USUAL_CUT) {
      return Map.of();
    }
    Mat stepsBefore = MotionLuma.steps(before);
    Mat stepsAfter = MotionLuma.steps(after);
    Tensor path = Tensor.allocate(after.rows(), after.cols(), 2);
    try (Tensor forth = Tensor.allocate(after.rows(), after.cols(), 2)) {
      Workers.run(
          List.of(
              () -> PairMatcher.flow(stepsAfter, stepsBefore).copyTo(OpenCv.view(path)),
              () -> PairMatcher.flow(stepsBefore, stepsAfter).copyTo(OpenCv.view(forth))));
      stayWhereStill(OpenCv.view(path), before, after);
      return Map.of(
          PATH,
          path,
          CONFIDENCE,
          PairMatcher.copied(confidence(OpenCv.view(path), OpenCv.view(forth), before, after)));
    } catch (RuntimeException e) {
      path.close();
      throw e;
    }
  }

  private static void stayWhereStill(Mat path, Mat before, Mat after) {
    Mat worse = new Mat();
    unlike(Remap.along(path, before), after).convertTo(worse, -1, 1, STILL);
    Mat still = new Mat();
    compare(unlike(before, after), worse, still, CMP_LE);
    path.setTo(new Mat(Scalar.all(0)), still);
  }

  /**
   * 1 where the earlier picture looks the same along the path and the path back agrees, towards 0
   * elsewhere.
   */
  private static Mat confidence(Mat path, Mat forth, Mat before, Mat after) {
    Mat doubt = unlike(Remap.along(path, before), after);
    multiply(doubt, doubt, doubt, 1 / (UNLIKE * UNLIKE), -1);
    Mat miss = Remap.along(path, forth);
    add(miss, path, miss);
    MatVector parts = new MatVector();
    split(miss, parts);
    for (Mat part : new Mat[] {parts.get(0), parts.get(1)}) {
      multiply(part, part, part, 1 / (MISSED * MISSED), -1);
      add(doubt, part, doubt);
    }
    doubt.convertTo(doubt, -1, -1, 0);
    Mat confidence = new Mat();
    exp(doubt, confidence);
    return confidence;
  }

  private static Mat unlike(Mat first, Mat second) {
    Mat difference = new Mat();
    absdiff(first, second, difference);
    try (Size around =
        new Size(
            AROUND, AROUND)) { // not a constant: this class is loaded before OpenCV's libraries
      blur(difference, difference, around);
    }
    return difference;
  }
}
