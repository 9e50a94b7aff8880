package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.min;
import static org.bytedeco.opencv.global.opencv_core.scaleAdd;

import framewright.frame.Frame;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Judges one frame by up to two on each side of it. It is damaged when three of them, on both
 * sides, bear each other out and none of the others shows what it shows. So a sound frame beside a
 * damaged one is sound, and so is one that flickers or begins a shot.
 */
public final class Damage {
  /** The worst twentieth of a picture decides: as much as a torn band covers. */
  private static final int WORST = 20;

  /** What the witnesses do not agree on counts so much against what the frame has of its own. */
  private static final double DOUBT = -2;

  /**
   * At the usual threshold three times what sound footage measured at its own speed, and more than
   * any of it three times as fast.
   */
  private static final double PROOF = 1.5;

  /**
   * A frame like neither neighbour is named from here. In a dissolve, the neighbours differ twice
   * as much from each other.
   */
  private static final double STRANGE = 2;

  private static final double NOT_BETWEEN = 0.75;
  private static final int WITNESSES = 3;

  private final List<Frame> frames;
  private final int judged;
  private final double threshold;
  private final Unlikeness unlikeness;

  private Damage(List<Frame> frames, int judged, double threshold) {
    this.frames = frames;
    this.judged = judged;
    this.threshold = threshold;
    this.unlikeness = new Unlikeness(FrameDifference.smallLuma(frames));
  }

  /**
   * The verdict on a frame.
   *
   * @param before the nearest sound frame before a damaged one
   * @param after the nearest sound frame after it
   * @param doubted it is like neither neighbour, but they do not prove it damaged
   */
  public record Verdict(Optional<Frame> before, Optional<Frame> after, boolean doubted) {
    private static final Verdict SOUND = new Verdict(Optional.empty(), Optional.empty(), false);
    private static final Verdict DOUBTED = new Verdict(Optional.empty(), Optional.empty(), true);

    public boolean proven() {
      return before.isPresent();
    }
  }

  /**
   * Judges a frame.
   *
   * @param around the frames nearest to it, earliest first, without it
   * @param threshold what sound frames differ by, as mean difference of encoded luma
   */
  public static Verdict of(Frame frame, List<Frame> around, double threshold) {
    List<Frame> frames = new ArrayList<>(around);
    int judged = (int) around.stream().filter(other -> other.time() < frame.time()).count();
    frames.add(judged, frame);
    if (judged == 0 || judged == around.size()) {
      return Verdict.SOUND;
    }
    try (PointerScope scope = new PointerScope()) {
      return new Damage(frames, judged, threshold).verdict();
    }
  }

  private Verdict verdict() {
    List<Integer> others =
        IntStream.range(0, frames.size()).filter(frame -> frame != judged).boxed().toList();
    if (unlikeness.blank(judged)
        || worst(unexplained(List.of(judged - 1, judged + 1))) > PROOF * threshold) {
      for (List<Integer> witnesses : witnesses(others)) {
        if (proven(witnesses, others)) {
          return new Verdict(
              Optional.of(frames.get(nearest(witnesses, -1))),
              Optional.of(frames.get(nearest(witnesses, 1))),
              false);
        }
      }
    }
    return strange() ? Verdict.DOUBTED : Verdict.SOUND;
  }

  /** Every three frames that lie on both sides. */
  private List<List<Integer>> witnesses(List<Integer> others) {
    if (others.size() == WITNESSES) {
      return List.of(others);
    }
    return others.stream()
        .map(left -> others.stream().filter(other -> !other.equals(left)).toList())
        .filter(three -> three.size() == WITNESSES)
        .toList();
  }

  /**
   * Two frames alike that nothing else is like may be a short shot: then only one without a picture
   * is damaged.
   */
  private boolean proven(List<Integer> witnesses, List<Integer> others) {
    if (witnesses.stream().anyMatch(unlikeness::blank)) {
      return false;
    }
    Mat disagreement = new Mat();
    max(
        unlikeness.disagreement(witnesses.get(0), witnesses.get(1)),
        unlikeness.disagreement(witnesses.get(1), witnesses.get(2)),
        disagreement);
    return own(others, disagreement) > PROOF * threshold
        || (unlikeness.blank(judged) && own(witnesses, disagreement) > PROOF * threshold);
  }

  /** How much the frame has of its own, beyond what witnesses disagree on. */
  private double own(List<Integer> others, Mat disagreement) {
    Mat own = new Mat();
    scaleAdd(disagreement, DOUBT, unexplained(others), own);
    return worst(own);
  }

  private Mat unexplained(List<Integer> others) {
    Mat least = unlikeness.unexplained(judged, others.get(0)).clone();
    others.forEach(other -> min(least, unlikeness.unexplained(judged, other), least));
    return least;
  }

  private boolean strange() {
    double alone = mean(unexplained(List.of(judged - 1, judged + 1))).get(0);
    return alone > STRANGE * threshold
        && alone > NOT_BETWEEN * mean(unlikeness.disagreement(judged - 1, judged + 1)).get(0);
  }

  private int nearest(List<Integer> witnesses, int direction) {
    return witnesses.stream()
        .filter(frame -> (frame - judged) * direction > 0)
        .min((a, b) -> Math.abs(a - judged) - Math.abs(b - judged))
        .orElseThrow();
  }

  private static double worst(Mat blocks) {
    float[] values = new float[blocks.rows() * blocks.cols()];
    FloatBuffer buffer = blocks.createBuffer();
    buffer.get(values);
    Arrays.sort(values);
    int count = Math.max(1, values.length / WORST);
    double sum = 0;
    for (int i = values.length - count; i < values.length; i++) {
      sum += Math.max(0, values[i]);
    }
    return sum / count;
  }
}
