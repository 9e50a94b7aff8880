package framewright.motion.shared;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import framewright.motion.plane.OpenCv;
import framewright.motion.plane.Remap;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Which of the motions that large parts of two pictures share each pixel has. What repeats, as a
 * row of windows, looks the same at every period, and a search that compares patches takes the
 * nearest; but what the windows are in moves in one way only. So where the motion of what lies
 * around explains a pixel as well as its own, it is believed.
 */
public final class Layers {
  private static final double LINES = 270;
  private static final int SMALLEST_SIDE = 32;
  private static final int AROUND = 3;

  /** A share of the picture below which it is not worth looking closer. */
  private static final double FEW = 0.002;

  private final Mat first;
  private final Mat second;
  private final List<SharedMotions.Vector> motions;

  private Layers(Mat first, Mat second, List<SharedMotions.Vector> motions) {
    this.first = first;
    this.second = second;
    this.motions = motions;
  }

  /** The layers of two pictures, as each sees them. */
  public record Pair(Layers forward, Layers backward) {
    /** Which know nothing better. */
    public static Pair none() {
      Layers none = new Layers(new Mat(), new Mat(), List.of());
      return new Pair(none, none);
    }

    /** Of two pictures of encoded luma; small ones show too little of anything. */
    public static Pair of(Mat before, Mat after) {
      if (Math.min(before.rows(), before.cols()) < SMALLEST_SIDE) {
        return none();
      }
      double scale = Math.min(1, LINES / before.rows());
      Mat first = Remap.shrunk(before, scale);
      Mat second = Remap.shrunk(after, scale);
      List<SharedMotions.Vector> motions = SharedMotions.of(first, second);
      return new Pair(
          new Layers(first, second, motions),
          new Layers(second, first, motions.stream().map(SharedMotions.Vector::back).toList()));
    }
  }

  private float[] costs(Mat motion) {
    return numbers(Look.unlike(motion, 0, first, second, AROUND));
  }

  private Mat everywhere(SharedMotions.Vector motion) {
    return new Mat(first.size(), CV_32FC2, new Scalar(motion.x(), motion.y(), 0, 0));
  }

  /**
   * A motion with what the layers know better.
   *
   * @param from encoded luma of the picture whose pixels it moves, as large as the motion
   * @param to of the one that they move to
   */
  public Mat corrected(Mat flow, Mat from, Mat to) {
    if (motions.size() > 1) {
      try (PointerScope scope = new PointerScope()) {
        correct(flow, from, to);
      }
    }
    return flow;
  }

  private void correct(Mat flow, Mat from, Mat to) {
    Mat known = sized(flow, first.size());
    Mat changed = layered(known);
    if (countNonZero(changed) > FEW * changed.total()) {
      double larger = Math.max(1, flow.rows() / LINES);
      new CloserLook(sized(known, flow.size()), changed, larger).correct(flow, from, to);
    }
  }

  /** Puts a shared motion where it is the one of what lies around, and returns where. */
  private Mat layered(Mat flow) {
    float[] own = numbers(flow);
    Mat seen = Look.detail(first);
    Map<SharedMotions.Vector, Surroundings> around = new LinkedHashMap<>();
    List<float[]> all = new ArrayList<>();
    for (SharedMotions.Vector motion : motions) {
      Surroundings bearing = new Surroundings(motion, own, seen, Look.PLAIN);
      if (bearing.areSomewhere()) {
        around.put(motion, bearing);
        all.add(costs(everywhere(motion)));
      }
    }
    Mat changed = OpenCv.filled(flow.rows(), flow.cols(), CV_8UC1, 0);
    if (!all.isEmpty()) {
      all.add(costs(flow));
      put(around, all.toArray(float[][]::new), own, flow, changed);
    }
    return changed;
  }

  private static void put(
      Map<SharedMotions.Vector, Surroundings> around,
      float[][] costs,
      float[] own,
      Mat flow,
      Mat changed) {
    List<SharedMotions.Vector> borne = List.copyOf(around.keySet());
    int[] labels = new Labelling(flow.cols(), flow.rows(), borne, costs, own).labels();
    ByteBuffer where = changed.createBuffer();
    FloatBuffer vectors = flow.createBuffer();
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (labels[pixel] < borne.size()) {
        SharedMotions.Vector motion = borne.get(labels[pixel]);
        if (around.get(motion).bear(pixel)) {
          where.put(pixel, (byte) 0xff);
          vectors.put(2 * pixel, (float) motion.x());
          vectors.put(2 * pixel + 1, (float) motion.y());
        }
      }
    }
  }

  /** A field of vectors at another size, none of them mixed. */
  private static Mat sized(Mat field, Size size) {
    Mat sized = new Mat();
    resize(field, sized, size, 0, 0, INTER_NEAREST);
    return Remap.multiplied(
        sized, (double) size.width() / field.cols(), (double) size.height() / field.rows());
  }

  private static float[] numbers(Mat picture) {
    float[] numbers = new float[picture.rows() * picture.cols() * picture.channels()];
    FloatBuffer values = picture.createBuffer();
    values.get(numbers);
    return numbers;
  }
}
