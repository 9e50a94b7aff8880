package framewright.motion.shared;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;

import framewright.motion.plane.OpenCv;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Whether what lies around a pixel moves by a shared motion of its own accord. Around a row of
 * windows the train does; around arches that only look alike one arch further nothing does.
 */
final class Surroundings {
  /** Pixels of the pictures by which layers are found, each way. */
  private static final int REACH = 30;

  /** Of what is around: few edges tell how a plain thing moves. */
  private static final float ENOUGH = 0.01f;

  /** Of all pixels: by less nothing is borne, but where two motions happen to be alike. */
  private static final double SOME = 0.001;

  private final boolean isSomewhere;
  private final FloatBuffer bearing;

  /**
   * @param own motions, across and down in turn
   * @param detail how much light differs around each pixel, of the same size
   * @param plain below which a pixel's own motion says nothing
   */
  Surroundings(SharedMotions.Vector motion, float[] own, Mat detail, double plain) {
    Mat bears = OpenCv.filled(detail.rows(), detail.cols(), CV_32F, 0);
    FloatBuffer seen = detail.createBuffer();
    FloatBuffer marks = bears.createBuffer();
    for (int pixel = 0; pixel < own.length / 2; pixel++) {
      boolean bearing = motion.isNear(own, pixel) && seen.get(pixel) > plain;
      marks.put(pixel, bearing ? 1 : 0);
    }
    this.isSomewhere = mean(bears).get(0) > SOME;
    int side = 2 * REACH + 1;
    blur(bears, bears, new Size(side, side), new Point(-1, -1), BORDER_REPLICATE);
    this.bearing = bears.createBuffer();
  }

  /** Does anything move so of its own accord? */
  boolean areSomewhere() {
    return isSomewhere;
  }

  boolean bear(int pixel) {
    return bearing.get(pixel) > ENOUGH;
  }
}
