package framewright.motion.shared;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.DFT_COMPLEX_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.DFT_REAL_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.DFT_SCALE;
import static org.bytedeco.opencv.global.opencv_core.dft;
import static org.bytedeco.opencv.global.opencv_core.divide;
import static org.bytedeco.opencv.global.opencv_core.idft;
import static org.bytedeco.opencv.global.opencv_core.magnitude;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.mulSpectrums;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.createHanningWindow;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * The motions by which large parts of one picture go over into another: the peaks of their phase
 * correlation. It compares the pictures whole, so that what repeats in them, as a row of windows,
 * is seen to move as what surrounds it.
 */
final class SharedMotions {
  private static final int MOST = 8;

  /** Pixels within which two motions are one. */
  static final double ALIKE = 1;

  /** How far a peak stands out, in standard deviations of what is none. */
  private static final double OUTSTANDING = 6;

  /** A share of the picture's size beyond which a peak is chance. */
  private static final double FARTHEST = 0.25;

  private static final double NO_DIVISION_BY_ZERO = 1e-6;

  private final int width;
  private final int height;
  private final float[] correlation;

  /** Pixels across and down. */
  record Vector(double x, double y) {
    Vector back() {
      return new Vector(-x, -y);
    }

    /** Is it the motion of a pixel of a field, across and down in turn? */
    boolean isNear(float[] field, int pixel) {
      return Math.abs(field[2 * pixel] - x) < ALIKE && Math.abs(field[2 * pixel + 1] - y) < ALIKE;
    }
  }

  private SharedMotions(Mat before, Mat after) {
    width = before.cols();
    height = before.rows();
    correlation = new float[width * height];
    FloatBuffer numbers = correlation(before, after).createBuffer();
    numbers.get(correlation);
  }

  /** Of two pictures of encoded luma; the plainest first. */
  static List<Vector> of(Mat before, Mat after) {
    return new SharedMotions(before, after).peaks();
  }

  private static Mat correlation(Mat before, Mat after) {
    Mat faded = new Mat();
    createHanningWindow(faded, before.size(), CV_32F);
    Mat product = new Mat();
    mulSpectrums(spectrum(after, faded), spectrum(before, faded), product, 0, true);
    MatVector parts = new MatVector();
    split(product, parts);
    Mat length = new Mat();
    magnitude(parts.get(0), parts.get(1), length);
    length.convertTo(length, -1, 1, NO_DIVISION_BY_ZERO);
    divide(parts.get(0), length, parts.get(0));
    divide(parts.get(1), length, parts.get(1));
    merge(parts, product);
    Mat correlation = new Mat();
    idft(product, correlation, DFT_REAL_OUTPUT | DFT_SCALE, 0);
    return correlation;
  }

  private static Mat spectrum(Mat picture, Mat faded) {
    Mat balanced = new Mat();
    picture.convertTo(balanced, -1, 1, -mean(picture).get(0));
    multiply(balanced, faded, balanced);
    Mat spectrum = new Mat();
    dft(balanced, spectrum, DFT_COMPLEX_OUTPUT, 0);
    return spectrum;
  }

  private List<Vector> peaks() {
    double least = OUTSTANDING * deviation();
    List<int[]> peaks = new ArrayList<>();
    for (int y = (int) (-FARTHEST * height); y <= FARTHEST * height; y++) {
      for (int x = (int) (-FARTHEST * width); x <= FARTHEST * width; x++) {
        if (at(x, y) > least && isPeak(x, y)) {
          peaks.add(new int[] {x, y});
        }
      }
    }
    peaks.sort(Comparator.comparingDouble((int[] peak) -> at(peak[0], peak[1])).reversed());
    return peaks.stream().limit(MOST).map(peak -> refined(peak[0], peak[1])).toList();
  }

  private double deviation() {
    double squares = 0;
    for (float number : correlation) {
      squares += (double) number * number;
    }
    return Math.sqrt(squares / correlation.length);
  }

  private float at(int x, int y) {
    return correlation[Math.floorMod(y, height) * width + Math.floorMod(x, width)];
  }

  private boolean isPeak(int x, int y) {
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        if (at(x + right, y + down) > at(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  private Vector refined(int x, int y) {
    return new Vector(
        x + vertex(at(x - 1, y), at(x, y), at(x + 1, y)),
        y + vertex(at(x, y - 1), at(x, y), at(x, y + 1)));
  }

  /** Where the parabola through three neighbours is highest. */
  private static double vertex(double left, double middle, double right) {
    double bend = left - 2 * middle + right;
    return bend == 0 ? 0 : 0.5 * (left - right) / bend;
  }
}
