package framewright.effect.retime.flow;

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

import framewright.engine.Tensor;
import framewright.frame.ColourSpace;
import framewright.frame.Frame;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Brings what was made from an earlier frame to where its things are in a later one. The way is found on pictures of one fixed
 * height, so a proxy and the full frame go the same way. Reads tensors that somebody else keeps alive.
 */
public final class Carry {
  private static final String WAY = "way";
  private static final String TRUST = "trust";
  private static final double LINES = 270;

  /** What stands still stays where it is: motion must explain a pixel better than this to be believed. */
  private static final double STILL = 1.5 / 255;

  private static final int AROUND = 7;

  /** A difference of luma, and pixels of those lines by which ways there and back miss each other, that cost most of the trust. */
  private static final double UNLIKE = 0.06;

  private static final double MISSED = 1.5;

  private final Map<String, Tensor> found;

  public Carry(Map<String, Tensor> found) {
    this.found = Map.copyOf(found);
  }

  /** The small picture of a frame on which ways are found. The caller closes it. */
  public static Tensor small(Frame frame) {
    try (PointerScope scope = new PointerScope()) {
      Mat pixels = OpenCv.view(frame);
      return PairMatcher.copied(PairMatcher.shrunk(pixels, Math.min(1, LINES / pixels.rows())));
    }
  }

  /** Of two small pictures: tensors that a Carry reads; none at all where a cut lies between the frames. The caller closes them. */
  public static Map<String, Tensor> match(Tensor before, Tensor after, ColourSpace space) {
    try (PointerScope scope = new PointerScope()) {
      Mat first = OpenCv.view(before);
      Mat second = OpenCv.view(after);
      Encoding encoding = Encoding.of(space, first, second);
      return match(encoding.luma(first), encoding.luma(second));
    }
  }

  /** False across a cut: nothing leads from one frame to the other. */
  public boolean leads() {
    return found.containsKey(WAY);
  }

  /**
   * This way and then an earlier one, doubted like the mean of them, between the small pictures where the whole begins and ends:
   * tensors that a Carry reads. The caller closes them.
   */
  public Map<String, Tensor> after(Carry earlier, Tensor before, Tensor after, ColourSpace space) {
    if (!leads() || !earlier.leads()) {
      return Map.of();
    }
    try (PointerScope scope = new PointerScope()) {
      Mat way = OpenCv.view(found.get(WAY));
      Mat whole = Grid.along(way, OpenCv.view(earlier.found.get(WAY)));
      add(whole, way, whole);
      Encoding encoding = Encoding.of(space, OpenCv.view(before), OpenCv.view(after));
      stayWhereStill(whole, encoding.luma(OpenCv.view(before)), encoding.luma(OpenCv.view(after)));
      Mat trust = Grid.along(way, OpenCv.view(earlier.found.get(TRUST)));
      multiply(trust, OpenCv.view(found.get(TRUST)), trust);
      sqrt(trust, trust);
      return Map.of(WAY, PairMatcher.copied(whole), TRUST, PairMatcher.copied(trust));
    }
  }

  /** What was made from an earlier frame, how much of it to mix in where the way to it can be trusted, and that way. */
  public record Past(Tensor picture, double weight, Carry carry) {}

  /** The mean of a picture and earlier ones carried to it, by weight; the picture itself has weight 1. */
  public static void mix(Tensor picture, List<Past> pasts, Tensor result) {
    try (PointerScope scope = new PointerScope()) {
      Mat from = OpenCv.view(picture);
      Mat to = OpenCv.view(result);
      List<Enlarged> all = pasts.stream().map(past -> Enlarged.toHold(past, from.size())).toList();
      Workers.run(all.stream().<Runnable>map(past -> past::enlarge).toList());
      Workers.strips(from.rows(), (top, end) -> {
        Mat mixed = to.rowRange(top, end);
        from.rowRange(top, end).copyTo(mixed);
        Mat total = OpenCv.filled(end - top, from.cols(), CV_32FC1, 1);
        Mat places = Grid.rows(from.cols(), top, end);
        all.forEach(past -> past.mixIn(top, end, places, mixed, total));
      });
    }
  }

  /** A past with the way to it, and its weight, for every pixel of the picture. */
  private record Enlarged(Past past, Mat way, Mat weight) {
    static Enlarged toHold(Past past, Size size) {
      return new Enlarged(past, new Mat(size, CV_32FC2), new Mat(size, CV_32FC1));
    }

    void enlarge() {
      Map<String, Tensor> found = past.carry().found;
      resize(Grid.grown(OpenCv.view(found.get(WAY)), way.cols(), way.rows()), way, way.size(), 0, 0, INTER_LINEAR);
      resize(OpenCv.view(found.get(TRUST)), weight, weight.size(), 0, 0, INTER_LINEAR);
      weight.convertTo(weight, -1, past.weight(), 0);
    }

    void mixIn(int top, int end, Mat places, Mat mixed, Mat total) {
      Mat there = new Mat();
      add(way.rowRange(top, end), places, there);
      Mat carried = new Mat();
      remap(OpenCv.view(past.picture()), carried, there, new Mat(), INTER_LINEAR, BORDER_REPLICATE, Scalar.all(0));
      Mat share = weight.rowRange(top, end);
      blendLinear(mixed, carried, total, share, mixed);
      add(total, share, total);
    }
  }

  private static Map<String, Tensor> match(Mat before, Mat after) {
    if (Likeness.ofLuma(before, after).cut() > Likeness.USUAL_CUT) {
      return Map.of();
    }
    Mat stepsBefore = Encoding.steps(before);
    Mat stepsAfter = Encoding.steps(after);
    Tensor way = Tensor.allocate(after.rows(), after.cols(), 2);
    try (Tensor forth = Tensor.allocate(after.rows(), after.cols(), 2)) {
      Workers.run(List.of(
          () -> PairMatcher.flow(stepsAfter, stepsBefore).copyTo(OpenCv.view(way)),
          () -> PairMatcher.flow(stepsBefore, stepsAfter).copyTo(OpenCv.view(forth))));
      stayWhereStill(OpenCv.view(way), before, after);
      return Map.of(WAY, way, TRUST, PairMatcher.copied(trust(OpenCv.view(way), OpenCv.view(forth), before, after)));
    } catch (RuntimeException e) {
      way.close();
      throw e;
    }
  }

  private static void stayWhereStill(Mat way, Mat before, Mat after) {
    Mat worse = new Mat();
    unlike(Grid.along(way, before), after).convertTo(worse, -1, 1, STILL);
    Mat still = new Mat();
    compare(unlike(before, after), worse, still, CMP_LE);
    way.setTo(new Mat(Scalar.all(0)), still);
  }

  /** 1 where the earlier picture looks the same along the way and the way back agrees, towards 0 elsewhere. */
  private static Mat trust(Mat way, Mat forth, Mat before, Mat after) {
    Mat doubt = unlike(Grid.along(way, before), after);
    multiply(doubt, doubt, doubt, 1 / (UNLIKE * UNLIKE), -1);
    Mat miss = Grid.along(way, forth);
    add(miss, way, miss);
    MatVector parts = new MatVector();
    split(miss, parts);
    for (Mat part : new Mat[] {parts.get(0), parts.get(1)}) {
      multiply(part, part, part, 1 / (MISSED * MISSED), -1);
      add(doubt, part, doubt);
    }
    doubt.convertTo(doubt, -1, -1, 0);
    Mat trust = new Mat();
    exp(doubt, trust);
    return trust;
  }

  private static Mat unlike(Mat first, Mat second) {
    Mat difference = new Mat();
    absdiff(first, second, difference);
    try (Size around = new Size(AROUND, AROUND)) { // not a constant: this class is loaded before OpenCV's libraries
      blur(difference, difference, around);
    }
    return difference;
  }
}
