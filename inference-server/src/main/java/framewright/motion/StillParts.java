package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY_INV;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import framewright.motion.plane.Workers;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Where both frames show the same thing at the same place: burnt-in text, overlays, a locked-off
 * background. There the frames are mixed without any warp. A pixel that agrees by chance inside a
 * moving texture is alone; one of a letter's stroke has company, so a pixel counts only where a
 * good part of its neighbourhood agrees too.
 */
final class StillParts {
  private static final double SAME = 1.0 / 512;
  private static final int NEIGHBOURHOOD = 5;
  private static final double COMPANY = 0.3;
  private static final int MARGIN = NEIGHBOURHOOD / 2;

  private StillParts() {}

  /** 1 where still, else 0; one channel. */
  static Mat of(Mat before, Mat after, MotionLuma motionLuma) {
    Mat still = new Mat(before.rows(), before.cols(), CV_32FC1);
    Workers.strips(
        before.rows(),
        (from, to) -> {
          int top = Math.max(0, from - MARGIN);
          int bottom = Math.min(before.rows(), to + MARGIN);
          Mat agrees =
              agreement(
                  motionLuma.encoded(before.rowRange(top, bottom)),
                  motionLuma.encoded(after.rowRange(top, bottom)));
          Mat company = new Mat();
          blur(
              agrees,
              company,
              new Size(NEIGHBOURHOOD, NEIGHBOURHOOD),
              new Point(-1, -1),
              BORDER_REPLICATE);
          threshold(company, company, COMPANY, 1, THRESH_BINARY);
          multiply(company, agrees, company);
          company.rowRange(from - top, to - top).copyTo(still.rowRange(from, to));
        });
    return still;
  }

  private static Mat agreement(Mat before, Mat after) {
    Mat difference = new Mat();
    absdiff(before, after, difference);
    MatVector channels = new MatVector();
    split(difference, channels);
    Mat worst = channels.get(0);
    for (int channel = 1; channel < channels.size(); channel++) {
      max(worst, channels.get(channel), worst);
    }
    threshold(worst, worst, SAME, 1, THRESH_BINARY_INV);
    return worst;
  }
}
