package framewright.bench.retime.peer;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.repeat;
import static org.bytedeco.opencv.global.opencv_core.scaleAdd;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import framewright.bench.retime.Contender;
import framewright.bridge.library.NativeLibraries;
import framewright.footage.Picture;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

/**
 * OpenCV's dense inverse search at full resolution, both ways, each reversed to the time wanted;
 * both frames looked up along both motions with bicubic sampling; the plain mean. The strongest
 * recipe without training that is in common use.
 */
public final class DenseInverseSearch implements Contender {
  private static final int REVERSING_STEPS = 5;

  static {
    NativeLibraries.loadForJavaCpp("opencv");
  }

  @Override
  public String name() {
    return "DIS full, bicubic";
  }

  @Override
  public Picture between(Picture before, Picture after, double time) throws Exception {
    Picture result = Picture.allocate(before.format());
    try (PointerScope scope = new PointerScope()) {
      Mat first = view(before);
      Mat second = view(after);
      Mat early = reversed(flow(first, second, 0), 1, -time);
      Mat late = reversed(flow(second, first, 0), -1, 1 - time);
      Mat sum = new Mat();
      scaleAdd(sides(first, second, early, time), 1, sides(first, second, late, time), sum);
      sum.convertTo(view(result), CV_8UC4, 0.5, 0);
    }
    return result;
  }

  /** How far things move between two pictures, in pixels: what 95 % of the pixels stay below. */
  public static double motion(Picture before, Picture after) {
    try (PointerScope scope = new PointerScope()) {
      FloatBuffer flow = flow(view(before), view(after), 1).createBuffer();
      double[] lengths = new double[flow.limit() / 2];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = Math.hypot(flow.get(2 * i), flow.get(2 * i + 1));
      }
      Arrays.sort(lengths);
      return lengths[(int) (0.95 * (lengths.length - 1))];
    }
  }

  /**
   * Motion of every pixel from one grey picture of 0 to 1 to another, two floats each, by OpenCV's
   * fast preset: what flicker is commonly measured by.
   */
  public static float[] fastFlow(float[] from, float[] to, int width, int height) {
    try (PointerScope scope = new PointerScope()) {
      Mat flow = new Mat();
      DISOpticalFlow.create(DISOpticalFlow.PRESET_FAST)
          .calc(steps(from, width, height), steps(to, width, height), flow);
      float[] motion = new float[2 * width * height];
      FloatBuffer buffer = flow.createBuffer();
      buffer.get(motion);
      return motion;
    }
  }

  private static Mat steps(float[] grey, int width, int height) {
    Mat steps = new Mat();
    new Mat(height, width, CV_32FC1, new FloatPointer(grey)).convertTo(steps, CV_8UC1, 255, 0);
    return steps;
  }

  /** Motion of every pixel of the first picture, two floats each. */
  static Mat flow(Mat first, Mat second, int finestScale) {
    DISOpticalFlow search = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
    search.setFinestScale(finestScale);
    Mat flow = new Mat();
    search.calc(grey(first), grey(second), flow);
    return flow;
  }

  static Mat view(Picture picture) {
    return new Mat(
        picture.format().height(),
        picture.format().width(),
        CV_8UC4,
        new BytePointer(picture.pixels()));
  }

  private static Mat sides(Mat first, Mat second, Mat motion, double time) {
    Mat sum = new Mat();
    Mat late = sampled(second, motion, 1 - time, INTER_CUBIC);
    late.convertTo(late, CV_32F, time, 0);
    scaleAdd(sampled(first, motion, -time, INTER_CUBIC), 1 - time, late, sum);
    return sum;
  }

  private static Mat sampled(Mat picture, Mat motion, double reach, int kernel) {
    Mat map = new Mat();
    scaleAdd(motion, reach, places(motion), map);
    Mat floats = new Mat();
    picture.convertTo(floats, CV_32F);
    Mat sampled = new Mat();
    remap(floats, sampled, map, new Mat(), kernel, BORDER_REPLICATE, Scalar.all(0));
    return sampled;
  }

  private static Mat reversed(Mat flow, double sign, double reach) {
    Mat motion = new Mat();
    flow.convertTo(motion, -1, sign, 0);
    for (int step = 0; step < REVERSING_STEPS; step++) {
      Mat next = sampled(flow, motion, reach, INTER_LINEAR);
      next.convertTo(motion, -1, sign, 0);
    }
    return motion;
  }

  private static Mat grey(Mat rgba) {
    Mat grey = new Mat();
    cvtColor(rgba, grey, COLOR_RGBA2GRAY);
    return grey;
  }

  private static Mat places(Mat size) {
    Mat across = new Mat(1, size.cols(), CV_32FC1);
    FloatBuffer x = across.createBuffer();
    for (int column = 0; column < size.cols(); column++) {
      x.put(column, column);
    }
    Mat down = new Mat(size.rows(), 1, CV_32FC1);
    FloatBuffer y = down.createBuffer();
    for (int row = 0; row < size.rows(); row++) {
      y.put(row, row);
    }
    Mat places = new Mat();
    merge(new MatVector(repeat(across, size.rows(), 1), repeat(down, 1, size.cols())), places);
    return places;
  }
}
