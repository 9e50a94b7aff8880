package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_core.patchNaNs;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;
import static org.bytedeco.opencv.global.opencv_imgproc.erode;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;

import framewright.frame.Alpha;
import framewright.frame.FrameFormat;
import framewright.motion.plane.Rows;
import framewright.motion.plane.Workers;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Where a frame has steps of light so high that a spline through them swings visibly far from what
 * is there: beside a lamp. What is seen there stays between the pixels around it.
 */
final class Steep {
  /** No step of a picture as it is shown is higher. */
  private static final double STEP = 1;

  private static final int COLOURS = 3;

  private final int width;
  private final Rows rows;
  private final boolean[] places;
  private final FloatBuffer pixels;
  private final int height;
  private final boolean straight;

  private Steep(Mat frame, Alpha alpha, Rows rows) {
    this.width = frame.cols();
    this.height = frame.rows();
    this.rows = rows;
    this.places = new boolean[rows.count() * width];
    this.pixels = frame.createBuffer();
    this.straight = alpha == Alpha.STRAIGHT;
  }

  /** In some rows of a frame, by steps this near; nothing where there are none. */
  static Optional<Steep> in(Mat frame, Alpha alpha, Rows rows, int near) {
    Rows seen = rows.widened(near, new Rows(0, frame.rows()));
    if (spread(frame.rowRange(seen.from(), seen.to())) <= STEP) {
      return Optional.empty();
    }
    Steep steep = new Steep(frame, alpha, rows);
    Workers.strips(rows.count(), (from, to) -> steep.look(frame, near, from, to));
    return Optional.of(steep);
  }

  private static double spread(Mat rows) {
    DoublePointer least = new DoublePointer(1);
    DoublePointer most = new DoublePointer(1);
    minMaxLoc(rows.reshape(1), least, most, null, null, null);
    return most.get() - least.get();
  }

  private void look(Mat frame, int near, int from, int to) {
    Rows wanted = new Rows(rows.from() + from, rows.from() + to);
    Rows seen = wanted.widened(near, new Rows(0, height));
    Mat heights = heights(frame.rowRange(seen.from(), seen.to()), near);
    FloatBuffer found =
        heights.rowRange(wanted.from() - seen.from(), wanted.to() - seen.from()).createBuffer();
    for (int place = 0; place < wanted.count() * width; place++) {
      places[from * width + place] = found.get(place) > STEP;
    }
  }

  private static Mat heights(Mat seen, int near) {
    Mat colour = AlphaEdges.sampleable(seen, Alpha.OPAQUE);
    patchNaNs(colour, 0);
    Mat around = getStructuringElement(MORPH_RECT, new Size(2 * near + 1, 2 * near + 1));
    Mat highest = new Mat();
    dilate(colour, highest, around);
    erode(colour, colour, around);
    subtract(highest, colour, highest);
    MatVector channels = new MatVector();
    split(highest, channels);
    Mat worst = channels.get(0);
    max(worst, channels.get(1), worst);
    max(worst, channels.get(2), worst);
    return worst;
  }

  boolean at(int column, int row) {
    return places[(row - rows.from()) * width + column];
  }

  /** Keeps a colour that was seen right below a place between those of the pixels around. */
  void bound(int column, int row, float[] colour) {
    for (int channel = 0; channel < COLOURS; channel++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int y = row - 1; y <= row + 2; y++) {
        for (int x = column - 1; x <= column + 2; x++) {
          float value = value(inside(x, width), inside(y, height), channel);
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      colour[channel] = Math.max(least, Math.min(most, colour[channel]));
    }
  }

  private float value(int x, int y, int channel) {
    int at = (y * width + x) * FrameFormat.CHANNELS;
    float value = pixels.get(at + channel) * (straight ? pixels.get(at + COLOURS) : 1);
    return Float.isNaN(value) ? 0 : value;
  }

  private static int inside(int place, int size) {
    return Math.max(0, Math.min(place, size - 1));
  }
}
