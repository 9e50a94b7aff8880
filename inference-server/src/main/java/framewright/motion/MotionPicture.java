package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.cartToPolar;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_HSV2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/** Motion and confidence as pictures to look at, and motion as numbers to export. */
public final class MotionPicture {
  /** Motion that shows in full colour, as a share of the frame's width per frame. */
  private static final double VIVID = 0.02;

  private MotionPicture() {}

  /** Hue is the direction, brightness the speed. */
  public static void colours(Motion motion, double time, Frame result) {
    FrameFormat format = result.format();
    try (PointerScope scope = new PointerScope()) {
      MatVector parts = new MatVector();
      split(motion.mean(time, format.width(), format.height()), parts);
      Mat speed = new Mat();
      Mat direction = new Mat();
      cartToPolar(parts.get(0), parts.get(1), speed, direction, true);
      speed.convertTo(speed, -1, 1 / (VIVID * format.width()), 0);
      Mat picture = new Mat();
      merge(new MatVector(direction, flat(format, 1), speed), picture);
      cvtColor(picture, picture, COLOR_HSV2RGB);
      split(picture, parts);
      merge(
          new MatVector(parts.get(0), parts.get(1), parts.get(2), flat(format, 1)),
          OpenCv.view(result));
    }
  }

  /**
   * R and G are the pixels travelled from one source frame to the next, rightwards and downwards.
   */
  public static void vectors(Motion motion, double time, Frame result) {
    FrameFormat format = result.format();
    try (PointerScope scope = new PointerScope()) {
      MatVector parts = new MatVector();
      split(motion.mean(time, format.width(), format.height()), parts);
      merge(
          new MatVector(parts.get(0), parts.get(1), flat(format, 0), flat(format, 1)),
          OpenCv.view(result));
    }
  }

  /** White where all ideas of the motion give the same picture. */
  public static void confidence(Motion motion, double time, Frame result) {
    FrameFormat format = result.format();
    try (PointerScope scope = new PointerScope()) {
      Mat confidence = CandidateWeights.confidence(motion, motion.seenFrom(time), time);
      Mat grey = Remap.picture(confidence, format.width(), format.height(), 0, format.height());
      merge(new MatVector(grey, grey, grey, flat(format, 1)), OpenCv.view(result));
    }
  }

  private static Mat flat(FrameFormat format, double value) {
    return OpenCv.filled(format.height(), format.width(), CV_32FC1, value);
  }
}
