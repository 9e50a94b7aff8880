package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.NORM_L1;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.moments;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Moments;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * By how much a layer moves as one, in whole pixels: farther than its own width no search follows
 * it, but its matte says where it is. Motion is then found on a frame that was moved back.
 *
 * @param right across
 * @param down downwards
 */
public record LayerShift(int right, int down) {
  private static final LayerShift NONE = new LayerShift(0, 0);

  /** From the middle of what is shown to the middle of it, where both look more alike by that. */
  public static LayerShift between(Frame before, Frame after) {
    try (PointerScope scope = new PointerScope()) {
      Mat first = OpenCv.view(before);
      Mat second = OpenCv.view(after);
      double[] from = middle(first);
      double[] to = middle(second);
      LayerShift shift =
          new LayerShift((int) Math.rint(to[0] - from[0]), (int) Math.rint(to[1] - from[1]));
      boolean better =
          norm(first, moved(second, -shift.right, -shift.down), NORM_L1, new Mat())
              < norm(first, second, NORM_L1, new Mat());
      return better ? shift : NONE;
    }
  }

  private static double[] middle(Mat layer) {
    Moments moments = moments(AlphaEdges.alphaOf(layer));
    double all = Math.max(moments.m00(), Float.MIN_NORMAL);
    return new double[] {moments.m10() / all, moments.m01() / all};
  }

  /** Writes a later frame as it would be had nothing moved. */
  public void takenBack(Frame after, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      moved(OpenCv.view(after), -right, -down).copyTo(OpenCv.view(result));
    }
  }

  /** Makes motion that was found by such a frame that of the frame itself. */
  public void giveBack(Map<String, Tensor> motion, int width, int height) {
    if (equals(NONE)) {
      return;
    }
    try (PointerScope scope = new PointerScope()) {
      for (Search search : new Motion(motion).searches()) {
        Mat forward = OpenCv.view(motion.get(search + Motion.FORWARD));
        double across = (double) forward.cols() / width * right;
        double along = (double) forward.rows() / height * down;
        add(forward, everywhere(forward, across, along), forward);
        Mat backward = OpenCv.view(motion.get(search + Motion.BACKWARD));
        moved(backward, across, along).copyTo(backward);
        add(backward, everywhere(backward, -across, -along), backward);
      }
      Mat luma = OpenCv.view(motion.get(Motion.LUMA_AFTER));
      moved(luma, (double) luma.cols() / width * right, (double) luma.rows() / height * down)
          .copyTo(luma);
      OpenCv.view(motion.get(Motion.STILL)).setTo(new Mat(Scalar.all(0))); // it moved all the same
    }
  }

  private static Mat everywhere(Mat like, double right, double down) {
    return new Mat(like.rows(), like.cols(), like.type(), new Scalar(right, down, 0, 0));
  }

  private static Mat moved(Mat picture, double right, double down) {
    Mat matrix = new Mat(2, 3, CV_32FC1);
    FloatBuffer numbers = matrix.createBuffer();
    numbers.put(new float[] {1, 0, (float) right, 0, 1, (float) down});
    Mat moved = new Mat();
    warpAffine(
        picture, moved, matrix, picture.size(), INTER_LINEAR, BORDER_CONSTANT, Scalar.all(0));
    return moved;
  }
}
