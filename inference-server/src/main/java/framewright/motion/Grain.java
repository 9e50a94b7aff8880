package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.ALGO_HINT_ACCURATE;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Rows;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Gives the frame between the grain that mixing two took from it. Where both frames show the same,
 * they differ by their grain alone: a pixel takes that of one frame whole, of the other not at all,
 * so nothing is made up, and the share of pixels that take it from either follows the mix. Where
 * they differ by more than grain nothing is changed.
 */
final class Grain {
  /** How far around a pixel is looked. */
  static final int REACH = 8;

  private static final int COLOURS = 3;
  private static final int WINDOW = REACH + 1;
  private static final double WIDTH = 2;

  /** Times what the grain of two frames comes to: so much is grain, and so much is none. */
  private static final float SURE = 2.5f;

  private static final float NONE = 5;

  private static final float MOST_TAKEN = 1.25f;

  /** A frame of a lesser share than this says nothing of its own grain. */
  private static final float SEEN = 1e-3f;

  private final GrainLevel level;
  private final int width;
  private final Rows rows;
  private final Mat difference;
  private final Mat share;

  /** For some rows of pictures of this width. */
  Grain(GrainLevel level, int width, Rows rows) {
    this.level = level;
    this.width = width;
    this.rows = rows;
    this.difference = OpenCv.filled(rows.count(), width, CV_32FC3, 0);
    this.share = OpenCv.filled(rows.count(), width, CV_32FC1, 1);
  }

  /**
   * Remembers by how much two frames differ in the pixels from a row on.
   *
   * @param drawn the sum of both frames' colours by weight
   * @param first the part of it that the first frame has
   * @param sum the weights of both, {@code firstSum} of the first
   */
  void remember(int row, float[] drawn, float[] first, float[] sum, float[] firstSum) {
    FloatBuffer differences = from(row, difference).createBuffer();
    FloatBuffer shares = from(row, share).createBuffer();
    int channels = drawn.length / sum.length;
    for (int pixel = 0; pixel < sum.length; pixel++) {
      float second = sum[pixel] - firstSum[pixel];
      float part = firstSum[pixel] / sum[pixel];
      boolean both = part > SEEN && part < 1 - SEEN;
      shares.put(pixel, part);
      for (int colour = 0; colour < COLOURS; colour++) {
        int at = pixel * channels + colour;
        float apart = first[at] / firstSum[pixel] - (drawn[at] - first[at]) / second;
        differences.put(pixel * COLOURS + colour, both ? apart : 0);
      }
    }
  }

  private Mat from(int row, Mat all) {
    return all.rowRange(row - rows.from(), all.rows());
  }

  /** Changes what was drawn of the rows from {@code from} to {@code to}. */
  void give(Mat drawn, int from, int to) {
    Rows seen = new Rows(from, to).widened(REACH, rows);
    Mat ripples = ripples(within(difference, seen));
    Mat energy = energy(ripples);
    float[] pixels = values(drawn);
    float[] grain = values(ripples.rowRange(from - seen.from(), to - seen.from()));
    float[] spread = values(energy.rowRange(from - seen.from(), to - seen.from()));
    float[] shares = values(within(share, new Rows(from, to)));
    int channels = drawn.channels();
    for (int pixel = 0; pixel < shares.length; pixel++) {
      int at = pixel * channels;
      float expected = 2 * level.at((pixels[at] + pixels[at + 1] + pixels[at + 2]) / COLOURS);
      float taken = taken(spread[pixel], expected);
      float more =
          missing(shares[pixel], taken, pixel % width, from + pixel / width)
              * believed(spread[pixel], expected);
      for (int colour = 0; colour < COLOURS; colour++) {
        pixels[at + colour] += more * grain[pixel * COLOURS + colour];
      }
    }
    FloatBuffer result = drawn.createBuffer();
    result.put(pixels);
  }

  private Mat within(Mat all, Rows seen) {
    return all.rowRange(seen.from() - rows.from(), seen.to() - rows.from());
  }

  private static float believed(float energy, float expected) {
    float excess = energy - SURE * expected;
    return excess <= 0 && expected > 0 ? 1 : Math.max(0, 1 - excess / ((NONE - SURE) * expected));
  }

  /** All of one frame's grain; more where looking between pixels has weakened it. */
  private static float taken(float energy, float expected) {
    float weaker = 2 * expected / Math.max(energy, Float.MIN_NORMAL);
    return Math.min(MOST_TAKEN, (1 + (float) Math.sqrt(Math.max(1, weaker - 1))) / 2);
  }

  /**
   * How much of the difference the pixel lacks to have so much of one frame's grain, and the rest
   * of the other's: of the first's or not.
   */
  private static float missing(float share, float taken, int x, int y) {
    return (scattered(x, y) < share ? taken : 1 - taken) - share;
  }

  /** Evenly from 0 to 1, and unlike its neighbours. */
  private static float scattered(int x, int y) {
    int mixed = x * 0x9E3779B1 + y * 0x85EBCA77;
    mixed = (mixed ^ (mixed >>> 15)) * 0x2C1B3C6D;
    mixed = (mixed ^ (mixed >>> 12)) * 0x297A2D39;
    return ((mixed ^ (mixed >>> 15)) >>> 8) * 0x1p-24f;
  }

  private static Mat ripples(Mat differences) {
    Mat smooth = new Mat();
    blurred(differences, smooth);
    Mat ripples = new Mat();
    subtract(differences, smooth, ripples);
    return ripples;
  }

  private static Mat energy(Mat ripples) {
    Mat squares = new Mat();
    multiply(ripples, ripples, squares);
    Mat sum = new Mat();
    transform(squares, sum, new Mat(1, COLOURS, CV_32FC1, Scalar.all(1)));
    blurred(sum, sum);
    return sum;
  }

  private static void blurred(Mat from, Mat to) {
    GaussianBlur(
        from, to, new Size(WINDOW, WINDOW), WIDTH, WIDTH, BORDER_REFLECT_101, ALGO_HINT_ACCURATE);
  }

  private static float[] values(Mat rows) {
    float[] values = new float[rows.rows() * rows.cols() * rows.channels()];
    FloatBuffer buffer = rows.createBuffer();
    buffer.get(values);
    return values;
  }
}
