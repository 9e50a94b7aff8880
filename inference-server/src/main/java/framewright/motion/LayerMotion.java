package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.CMP_LE;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * The motion of a layer, which is known where the layer shows something. Everywhere else it goes on
 * as around: so what is thin and fast is found by the place that it passes at a moment at which
 * neither frame shows it there.
 */
public final class LayerMotion {
  /** A layer shows something where it covers more than half. */
  private static final double SHOWN = 0.5;

  private LayerMotion() {}

  /**
   * Changes what was found of a pair of layers, premultiplied. Only what both show may be held
   * still: where neither shows anything something may pass.
   */
  public static void extend(Map<String, Tensor> motion, Frame before, Frame after) {
    try (PointerScope scope = new PointerScope()) {
      Mat first = shown(before);
      Mat second = shown(after);
      for (Search search : new Motion(motion).searches()) {
        extend(OpenCv.view(motion.get(search + Motion.FORWARD)), first);
        extend(OpenCv.view(motion.get(search + Motion.BACKWARD)), second);
      }
      Mat hidden = new Mat();
      bitwise_and(first, second, hidden);
      bitwise_not(hidden, hidden);
      OpenCv.view(motion.get(Motion.STILL)).setTo(new Mat(Scalar.all(0)), hidden);
    }
  }

  private static Mat shown(Frame layer) {
    Mat shown = new Mat();
    compare(AlphaEdges.alphaOf(OpenCv.view(layer)), new Mat(Scalar.all(SHOWN)), shown, CMP_GT);
    return shown;
  }

  private static void extend(Mat flow, Mat shown) {
    Mat known = new Mat();
    shown.convertTo(known, flow.depth(), 1 / 255.0, 0);
    resize(known, known, flow.size(), 0, 0, INTER_AREA);
    Mat multiplied = new Mat();
    multiply(flow, OpenCv.repeated(known, 2), multiplied);
    Mat hidden = new Mat();
    compare(known, new Mat(Scalar.all(SHOWN)), hidden, CMP_LE);
    Surrounded.by(multiplied, known).copyTo(flow, hidden);
  }
}
