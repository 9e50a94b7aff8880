package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_core.patchNaNs;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.sepFilter2D;

import framewright.frame.Alpha;
import framewright.motion.plane.Rows;
import framewright.motion.plane.Workers;
import java.lang.ref.SoftReference;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;

/**
 * A frame as the cubic spline through its pixels. Its coefficients are found once; after that
 * sixteen of them give the picture anywhere, as sharp as a far wider kernel would. Beyond its edges
 * a frame goes on as its last pixels.
 */
final class Spline implements AutoCloseable {
  /** A coefficient's pixels count less by this factor with every step away from it. */
  private static final double FADING = Math.sqrt(3) - 2;

  /** Further pixels would add less than 1/30000. */
  private static final int REACH = 7;

  /** Coefficients kept beyond the frame. */
  private static final int EDGE = 2;

  private static final int COLOURS = 3;
  private static final float SIXTH = 1f / 6;

  private final int width;
  private final int height;
  private final Rows rows;
  private final int stride;
  private final float[] colour;

  /** Empty for a frame without alpha. */
  private final float[] coverage;

  private final Optional<Steep> steep;

  private Spline(int width, int height, Rows rows, boolean hasAlpha, Optional<Steep> steep) {
    this.width = width;
    this.height = height;
    this.rows = rows;
    this.stride = width + 2 * EDGE;
    int places = (rows.count() + 2 * EDGE) * stride;
    this.colour = FloatPool.take(COLOURS * places);
    this.coverage = hasAlpha ? FloatPool.take(places) : new float[0];
    this.steep = steep;
  }

  /** Through some rows of a frame: only there may it be looked at. */
  static Spline through(Mat frame, Alpha alpha, Rows rows) {
    Spline spline =
        new Spline(
            frame.cols(),
            frame.rows(),
            rows,
            AlphaEdges.channels(alpha) > COLOURS,
            Steep.in(frame, alpha, rows, REACH + EDGE));
    Mat taps = taps();
    Workers.strips(
        rows.count() + 2 * EDGE, (from, to) -> spline.fill(frame, alpha, taps, from, to));
    return spline;
  }

  @Override
  public void close() {
    FloatPool.giveBack(colour);
    if (coverage.length > 0) {
      FloatPool.giveBack(coverage);
    }
  }

  int width() {
    return width;
  }

  int channels() {
    return coverage.length > 0 ? COLOURS + 1 : COLOURS;
  }

  private void fill(Mat frame, Alpha alpha, Mat taps, int from, int to) {
    int top = rows.from() + from - EDGE - REACH;
    int bottom = rows.from() + to - EDGE + REACH;
    int first = Math.max(0, Math.min(top, height - 1));
    int last = Math.min(height, Math.max(bottom, 1));
    Mat band = AlphaEdges.sampleable(frame.rowRange(first, last), alpha);
    patchNaNs(band, 0);
    Mat wide = new Mat();
    copyMakeBorder(band, wide, first - top, bottom - last, EDGE, EDGE, BORDER_REPLICATE);
    sepFilter2D(wide, wide, -1, taps, taps, new Point(-1, -1), 0, BORDER_REPLICATE);
    Mat found = wide.rowRange(REACH, REACH + to - from);
    if (coverage.length > 0) {
      keep(AlphaEdges.alphaOf(found), coverage, from * stride);
      cvtColor(found, found, COLOR_RGBA2RGB);
    }
    keep(found, colour, COLOURS * from * stride);
  }

  private static void keep(Mat rows, float[] coefficients, int from) {
    FloatBuffer values = rows.createBuffer();
    values.get(coefficients, from, values.remaining());
  }

  /** The symmetric filter whose result, smoothed by the cubic B-spline, is the picture again. */
  private static Mat taps() {
    Mat taps = new Mat(1, 2 * REACH + 1, CV_32FC1);
    FloatBuffer values = taps.createBuffer();
    double sum = (1 + FADING - 2 * Math.pow(FADING, REACH + 1)) / (1 - FADING);
    for (int tap = -REACH; tap <= REACH; tap++) {
      values.put(tap + REACH, (float) (Math.pow(FADING, Math.abs(tap)) / sum));
    }
    return taps;
  }

  /**
   * How much of a place lies inside the frame: 1 inside, falling to 0 one pixel beyond its edge.
   */
  float inside(float x, float y) {
    float across = Math.min(x, width - 1 - x);
    float down = Math.min(y, height - 1 - y);
    return Math.max(0, Math.min(1, 1 + across)) * Math.max(0, Math.min(1, 1 + down));
  }

  /** Adds the colour at a place, times a weight, to a sum's channels from {@code to} on. */
  void add(float x, float y, float weight, float[] sum, int to) {
    float column = Math.max(0, Math.min(x, width - 1));
    float row = Math.max(rows.from(), Math.min(y, rows.to() - 1));
    int left = (int) column;
    int above = (int) row;
    if (steep.isPresent() && steep.get().at(left, above)) {
      addBounded(column, row, weight, sum, to);
    } else {
      addFree(column, row, weight, sum, to);
    }
  }

  /** The same beside steps of light over which a spline swings. */
  private void addBounded(float column, float row, float weight, float[] sum, int to) {
    float[] colour = new float[channels()];
    addFree(column, row, 1, colour, 0);
    steep.get().bound((int) column, (int) row, colour);
    for (int channel = 0; channel < colour.length; channel++) {
      sum[to + channel] += weight * colour[channel];
    }
  }

  private void addFree(float column, float row, float weight, float[] sum, int to) {
    int left = (int) column;
    int above = (int) row;
    float a = column - left;
    float b = 1 - a;
    float x0 = b * b * b * SIXTH;
    float x3 = a * a * a * SIXTH;
    float x1 = (4 - 3 * a * a * (1 + b)) * SIXTH;
    float x2 = 1 - x0 - x1 - x3;
    float c = row - above;
    float d = 1 - c;
    float y0 = d * d * d * SIXTH * weight;
    float y3 = c * c * c * SIXTH * weight;
    float y1 = (4 - 3 * c * c * (1 + d)) * SIXTH * weight;
    float y2 = weight - y0 - y1 - y3;
    int place = (above - rows.from() + EDGE - 1) * stride + left + EDGE - 1;
    addColour(COLOURS * place, x0, x1, x2, x3, y0, sum, to);
    addColour(COLOURS * (place + stride), x0, x1, x2, x3, y1, sum, to);
    addColour(COLOURS * (place + 2 * stride), x0, x1, x2, x3, y2, sum, to);
    addColour(COLOURS * (place + 3 * stride), x0, x1, x2, x3, y3, sum, to);
    if (coverage.length > 0) {
      sum[to + COLOURS] +=
          y0 * alphaAlong(place, x0, x1, x2, x3)
              + y1 * alphaAlong(place + stride, x0, x1, x2, x3)
              + y2 * alphaAlong(place + 2 * stride, x0, x1, x2, x3)
              + y3 * alphaAlong(place + 3 * stride, x0, x1, x2, x3);
    }
  }

  /** Four neighbours of one row. Written out, so that the compiler checks the bounds once. */
  private void addColour(
      int at, float x0, float x1, float x2, float x3, float y, float[] sum, int to) {
    float[] c = colour;
    sum[to] += y * (x0 * c[at] + x1 * c[at + 3] + x2 * c[at + 6] + x3 * c[at + 9]);
    sum[to + 1] += y * (x0 * c[at + 1] + x1 * c[at + 4] + x2 * c[at + 7] + x3 * c[at + 10]);
    sum[to + 2] += y * (x0 * c[at + 2] + x1 * c[at + 5] + x2 * c[at + 8] + x3 * c[at + 11]);
  }

  private float alphaAlong(int at, float x0, float x1, float x2, float x3) {
    float[] a = coverage;
    return x0 * a[at] + x1 * a[at + 1] + x2 * a[at + 2] + x3 * a[at + 3];
  }

  /**
   * Large arrays of the last frame for the next one: fresh ones cost a clearing, and pile up until
   * they are collected.
   */
  private static final class FloatPool {
    /** A pair with alpha. */
    private static final int MOST = 4;

    private static final Deque<SoftReference<float[]>> IDLE = new ArrayDeque<>();

    private FloatPool() {}

    /** An array of exactly this length; its content is whatever the last owner left. */
    static synchronized float[] take(int length) {
      for (SoftReference<float[]> idle : IDLE) {
        float[] floats = idle.get();
        if (floats != null && floats.length == length) {
          IDLE.remove(idle);
          return floats;
        }
      }
      return new float[length];
    }

    static synchronized void giveBack(float[] floats) {
      IDLE.addFirst(new SoftReference<>(floats));
      while (IDLE.size() > MOST) {
        IDLE.removeLast();
      }
    }
  }
}
