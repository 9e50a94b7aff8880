package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.log;
import static org.bytedeco.opencv.global.opencv_core.patchNaNs;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TOZERO;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TRUNC;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import framewright.colour.ColourSpace;
import framewright.colour.Primaries;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The bounded space in which motion is found and errors are judged: 0 to 1, even steps look even.
 * Scene-linear light goes through log2(1 + 64 x) / log2(1 + 64 white); encodings made for display
 * or by a camera are already even and are only bounded.
 *
 * @param white the light that becomes 1, shared by the frames that are compared
 * @param primaries whose light is added to luma where it is linear
 */
record MotionLuma(boolean linear, float white, Primaries primaries) {
  /** What red, green and blue of Rec.709's primaries count for. */
  private static final double[] WEIGHTS = {0.299, 0.587, 0.114};

  private static final double STEEPNESS = 64;
  private static final double BRIGHT_SHARE = 0.999;
  private static final int SHRINK = 8;

  static MotionLuma of(ColourSpace space, Mat... frames) {
    if (!space.isLinear()) {
      return new MotionLuma(false, 1, Primaries.REC709);
    }
    MotionLuma luma = new MotionLuma(true, 1, space.primaries());
    float white = 1;
    for (Mat frame : frames) {
      white = Math.max(white, luma.brightest(frame));
    }
    return new MotionLuma(true, white, space.primaries());
  }

  /** Encodes every channel; works on any number of channels. */
  Mat encoded(Mat light) {
    Mat bounded = new Mat();
    light.copyTo(bounded);
    bound(bounded);
    if (linear) {
      bounded.convertTo(bounded, -1, STEEPNESS, 1);
      log(bounded, bounded);
      bounded.convertTo(bounded, -1, 1 / Math.log1p(STEEPNESS * white), 0);
    }
    return bounded;
  }

  /** Encoded luma. */
  Mat luma(Mat rgba) {
    return encoded(luminance(rgba));
  }

  /** Encoded luma in 256 steps, as the flow search wants it. */
  static Mat steps(Mat encodedLuma) {
    Mat steps = new Mat();
    encodedLuma.convertTo(steps, CV_8U, 255, 0);
    return steps;
  }

  private void bound(Mat values) {
    patchNaNs(values, 0);
    threshold(values, values, 0, 0, THRESH_TOZERO);
    threshold(values, values, white, 0, THRESH_TRUNC);
  }

  private Mat luminance(Mat rgba) {
    Mat luma = new Mat();
    if (primaries == Primaries.REC709) {
      cvtColor(rgba, luma, COLOR_RGBA2GRAY);
    } else {
      transform(rgba, luma, weights());
    }
    return luma;
  }

  private Mat weights() {
    double[] weights = primaries.weights(WEIGHTS);
    Mat row = new Mat(1, FrameFormat.CHANNELS, CV_32FC1);
    FloatBuffer numbers = row.createBuffer();
    numbers.put((float) weights[0]).put((float) weights[1]).put((float) weights[2]).put(0);
    return row;
  }

  private float brightest(Mat rgba) {
    Mat small = new Mat();
    Mat luma = luminance(rgba);
    patchNaNs(luma, 0);
    resize(
        luma,
        small,
        new Size(Math.max(1, rgba.cols() / SHRINK), Math.max(1, rgba.rows() / SHRINK)),
        0,
        0,
        INTER_AREA);
    float[] values = new float[small.rows() * small.cols()];
    FloatBuffer buffer = small.createBuffer();
    buffer.get(values);
    Arrays.sort(values);
    float bright = values[(int) ((values.length - 1) * BRIGHT_SHARE)];
    return Float.isFinite(bright) ? bright : Float.MAX_VALUE;
  }
}
