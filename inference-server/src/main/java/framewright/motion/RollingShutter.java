package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;

import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Rows;
import framewright.motion.plane.Workers;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A frame whose rows were read one after the other, as if all had been read at the moment at which
 * the middle one was: each of its things goes on, or back, by what it moved in the time between.
 */
public final class RollingShutter {
  /** After so many looks the place from which a pixel came stays where it is. */
  private static final int LOOKS = 4;

  private final Alpha alpha;
  private final Mat frame;
  private final int width;
  private final int height;
  private final float readout;
  private final float[] motion;

  private RollingShutter(Frame frame, Mat motion, double readout) {
    this.alpha = frame.format().alpha();
    this.frame = OpenCv.view(frame);
    this.width = this.frame.cols();
    this.height = this.frame.rows();
    this.readout = (float) readout;
    this.motion = new float[2 * width * height];
    FloatBuffer vectors = motion.createBuffer();
    vectors.get(this.motion);
  }

  /** The motion of a pair, and where in it the frame stands: 0 is its first, 1 its second. */
  public record Seen(Motion motion, double time) {}

  /**
   * Writes the frame as it is at one moment.
   *
   * @param pairs in which it stands, one or both of those with its neighbours
   * @param readout from its first row to after its last, in times from frame to frame; negative
   *     where the last is read first
   */
  public static void render(Frame frame, List<Seen> pairs, double readout, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      Mat vectors = OpenCv.filled(frame.format().height(), frame.format().width(), CV_32FC2, 0);
      for (Seen pair : pairs) {
        Mat mean = pair.motion().mean(pair.time(), vectors.cols(), vectors.rows());
        addWeighted(vectors, 1, mean, 1.0 / pairs.size(), 0, vectors);
      }
      new RollingShutter(frame, vectors, readout).renderInto(OpenCv.view(result));
    }
  }

  private void renderInto(Mat result) {
    try (Spline picture = Spline.through(frame, alpha, new Rows(0, height))) {
      Workers.strips(
          height,
          (from, to) ->
              AlphaEdges.finish(rows(picture, from, to), alpha).copyTo(result.rowRange(from, to)));
    }
  }

  private Mat rows(Spline picture, int from, int to) {
    float[] drawn = new float[(to - from) * width * picture.channels()];
    float[] place = new float[2];
    for (int pixel = 0; pixel < (to - from) * width; pixel++) {
      place(pixel % width, from + pixel / width, place);
      picture.add(place[0], place[1], 1, drawn, pixel * picture.channels());
    }
    Mat rows = new Mat(to - from, width, CV_32FC(picture.channels()));
    FloatBuffer pixels = rows.createBuffer();
    pixels.put(drawn);
    return rows;
  }

  /** Where the frame shows what belongs here. */
  private void place(int column, int row, float[] place) {
    place[0] = column;
    place[1] = row;
    float[] moved = new float[2];
    for (int look = 0; look < LOOKS; look++) {
      look(place, moved);
      float left = readout * (0.5f - (place[1] + 0.5f) / height);
      float frames = 1 + readout * moved[1] / height; // until it was read again, elsewhere
      place[0] = column - left * moved[0] / frames;
      place[1] = row - left * moved[1] / frames;
    }
  }

  /** The motion at a place between pixels. */
  private void look(float[] place, float[] moved) {
    float x = Math.max(0, Math.min(place[0], width - 1));
    float y = Math.max(0, Math.min(place[1], height - 1));
    int left = Math.min((int) x, Math.max(0, width - 2));
    int above = Math.min((int) y, Math.max(0, height - 2));
    int across = width > 1 ? 2 : 0;
    int down = height > 1 ? 2 * width : 0;
    int at = 2 * (above * width + left);
    for (int part = 0; part < 2; part++) {
      float upper = mix(motion[at + part], motion[at + across + part], x - left);
      float lower = mix(motion[at + down + part], motion[at + down + across + part], x - left);
      moved[part] = mix(upper, lower, y - above);
    }
  }

  private static float mix(float from, float to, float share) {
    return from + (to - from) * share;
  }
}
