package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.patchNaNs;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.filter2D;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import framewright.engine.Tensor;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much the grain of two frames varies, red, green and blue together, at every brightness: dark
 * and bright parts of a picture differ in it. Nothing where a picture is drawn without any.
 */
public final class GrainLevel {
  /** Brightnesses told apart, in even steps of log(1 + 64 x) up to 16000. */
  private static final int STEPS = 56;

  private static final double STEPS_TO_ONE = 16;
  private static final double STEEPNESS = 64;

  private static final int BLOCK = 8;

  /** Blocks of one brightness that say something about it. */
  private static final int FEWEST = 12;

  /**
   * Of the blocks of one brightness so many show the grain alone: a picture may be full of detail.
   * Where all do, the mean is more than what these show by a factor.
   */
  private static final double PLAIN = 0.05;

  private static final float MEAN_OF_GRAIN = 1.3f;

  /** What rounding to 8 bits leaves, and drawings without grain; squared, three channels. */
  private static final double ROUNDING = 3 * Math.pow(0.3 / 255, 2);

  private final float[] variance;

  private GrainLevel(float[] variance) {
    this.variance = variance;
  }

  /** Reads a tensor of {@link #of(Frame, Frame)}. */
  public GrainLevel(Tensor found) {
    this(new float[STEPS]);
    found.floats().get(variance);
  }

  /** The level of both frames: a tensor for later. The caller closes it. */
  public static Tensor of(Frame before, Frame after) {
    boolean linear = before.format().colourSpace().isLinear();
    List<List<Float>> seen =
        Stream.generate(() -> (List<Float>) new ArrayList<Float>()).limit(STEPS).toList();
    try (PointerScope scope = new PointerScope()) {
      gather(OpenCv.view(before), seen);
      gather(OpenCv.view(after), seen);
    }
    Tensor level = Tensor.allocate(STEPS);
    level.floats().put(levels(seen, linear));
    return level;
  }

  /** Is there any? */
  public boolean isSome() {
    for (float each : variance) {
      if (each > 0) {
        return true;
      }
    }
    return false;
  }

  /** The variance at a brightness, the three channels' sum. */
  float at(float brightness) {
    float step = (float) step(brightness);
    int lower = (int) step;
    float share = step - lower;
    return (1 - share) * variance[lower] + share * variance[Math.min(STEPS - 1, lower + 1)];
  }

  private static double step(double brightness) {
    double step = STEPS_TO_ONE * Math.log1p(STEEPNESS * brightness) / Math.log1p(STEEPNESS);
    return brightness > 0 ? Math.min(STEPS - 1, step) : 0;
  }

  private static void gather(Mat rgba, List<List<Float>> seen) {
    Size blocks = new Size(rgba.cols() / BLOCK, rgba.rows() / BLOCK);
    if (blocks.width() == 0 || blocks.height() == 0) {
      return;
    }
    Mat colour = AlphaEdges.sampleable(rgba, Alpha.OPAQUE);
    patchNaNs(colour, 0);
    float[] brightness = means(colour, 1f / 3, blocks);
    filter2D(colour, colour, -1, ripple(), new Point(-1, -1), 0, BORDER_REFLECT_101);
    multiply(colour, colour, colour);
    float[] grain = means(colour, 1, blocks);
    for (int block = 0; block < grain.length; block++) {
      if (Float.isFinite(grain[block])) {
        seen.get((int) Math.round(step(brightness[block]))).add(grain[block]);
      }
    }
  }

  /** Blind to all that is smooth; white noise keeps its variance. */
  private static Mat ripple() {
    Mat taps = new Mat(3, 3, CV_32FC1);
    FloatBuffer values = taps.createBuffer();
    for (int tap : new int[] {1, -2, 1, -2, 4, -2, 1, -2, 1}) {
      values.put(tap / 6f);
    }
    return taps;
  }

  private static float[] means(Mat colour, float share, Size blocks) {
    Mat sums = new Mat(1, 3, CV_32FC1);
    FloatBuffer shares = sums.createBuffer();
    shares.put(share).put(share).put(share);
    Mat one = new Mat();
    transform(colour, one, sums);
    Mat means = new Mat();
    resize(one, means, blocks, 0, 0, INTER_AREA);
    float[] values = new float[means.rows() * means.cols()];
    FloatBuffer found = means.createBuffer();
    found.get(values);
    return values;
  }

  private static float[] levels(List<List<Float>> seen, boolean linear) {
    float[] levels = new float[STEPS];
    Arrays.fill(levels, Float.NaN);
    for (int step = 0; step < STEPS; step++) {
      List<Float> blocks = seen.get(step).stream().sorted().toList();
      if (blocks.size() >= FEWEST) {
        double least = linear ? ROUNDING * Math.pow(slope(step), 2) : ROUNDING;
        float level = MEAN_OF_GRAIN * blocks.get((int) (PLAIN * blocks.size()));
        levels[step] = level > least ? level : 0;
      }
    }
    spread(levels);
    return levels;
  }

  /** How much light a step of its even scale is there. */
  private static double slope(int step) {
    return Math.exp(step / STEPS_TO_ONE * Math.log1p(STEEPNESS))
        * Math.log1p(STEEPNESS)
        / STEEPNESS;
  }

  /** A brightness of which nothing is known is like the nearest below it, else above. */
  private static void spread(float[] levels) {
    for (int step = 1; step < STEPS; step++) {
      levels[step] = Float.isNaN(levels[step]) ? levels[step - 1] : levels[step];
    }
    for (int step = STEPS - 2; step >= 0; step--) {
      levels[step] = Float.isNaN(levels[step]) ? levels[step + 1] : levels[step];
    }
    for (int step = 0; step < STEPS; step++) {
      levels[step] = Float.isNaN(levels[step]) ? 0 : levels[step];
    }
  }
}
