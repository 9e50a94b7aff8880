package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.addWeighted;

import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Workers;
import org.bytedeco.opencv.opencv_core.Mat;

/** Frames mixed as they lie. */
public final class Mixing {
  private Mixing() {}

  /** result = first * firstShare + second * secondShare; the result may be one of them. */
  public static void mix(
      Frame first, double firstShare, Frame second, double secondShare, Frame result) {
    Workers.strips(
        result.format().height(),
        (from, to) -> {
          Mat rows = OpenCv.view(result).rowRange(from, to);
          addWeighted(
              OpenCv.view(first).rowRange(from, to),
              firstShare,
              OpenCv.view(second).rowRange(from, to),
              secondShare,
              0,
              rows);
        });
  }
}
