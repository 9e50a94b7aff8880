package framewright.motion.shared;

import static org.bytedeco.opencv.global.opencv_core.CMP_GT;
import static org.bytedeco.opencv.global.opencv_core.CMP_LE;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.magnitude;
import static org.bytedeco.opencv.global.opencv_core.scaleAdd;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import framewright.motion.plane.Rows;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Tries, at the full size of a search, the shared motions that were found for parts of a small
 * picture: fine texture is seen there alone. Band by band, since a large picture is held many times
 * over.
 */
final class CloserLook {
  private static final int BAND_ROWS = 256;

  /** Rows around a band that decide about it, beside what is plain. */
  private static final int MARGIN = 16;

  /** A shared motion may explain a pixel worse by this; encoded luma. */
  private static final double AS_WELL = 0.3 / 255;

  /** The same as a share of how much light differs there: edges never fit between two pixels. */
  private static final double SLACK = 0.03;

  /** How far what is plain reaches between two things that are seen, in pixels of the small. */
  private static final double BETWEEN = 6;

  /** Nearer ones, in pixels of the small, are the same motion, and a pixel's own is finer. */
  private static final double APART = 3;

  private final Mat shared;
  private final Mat wanted;
  private final double larger;
  private final Size between;

  /**
   * @param shared the motions to try, at full size
   * @param where there are any, of the small picture
   * @param larger than the small picture's
   */
  CloserLook(Mat shared, Mat where, double larger) {
    this.shared = shared;
    this.larger = larger;
    this.wanted = new Mat();
    resize(where, wanted, shared.size(), 0, 0, INTER_NEAREST);
    int side = 2 * (int) Math.round(BETWEEN * larger) + 1;
    this.between = new Size(side, side);
  }

  /** Writes what is believed into a motion from the first picture to the second. */
  void correct(Mat flow, Mat first, Mat second) {
    Rows all = new Rows(0, flow.rows());
    Mat own = flow.clone();
    for (Rows band : Rows.bands(flow.cols(), flow.rows(), (long) BAND_ROWS * flow.cols())) {
      Rows seen = band.widened(MARGIN + between.height(), all);
      if (countNonZero(wanted.rowRange(band.from(), band.to())) > 0) {
        try (PointerScope scope = new PointerScope()) {
          correct(band, seen, own, first.rowRange(seen.from(), seen.to()), second, flow);
        }
      }
    }
  }

  private void correct(Rows band, Rows seen, Mat own, Mat first, Mat second, Mat flow) {
    Mat motion =
        Settling.settled(
            shared.rowRange(seen.from(), seen.to()), seen.from(), first, second, larger);
    Mat detail = Look.detail(first);
    Mat believed =
        believed(own.rowRange(seen.from(), seen.to()), motion, seen.from(), first, second, detail);
    bitwise_and(believed, wanted.rowRange(seen.from(), seen.to()), believed);
    Mat taken = filled(believed, detail);
    int top = band.from() - seen.from();
    motion
        .rowRange(top, top + band.count())
        .copyTo(flow.rowRange(band.from(), band.to()), taken.rowRange(top, top + band.count()));
  }

  /** Where a shared motion is another than the own one, and explains as well what is seen. */
  private Mat believed(Mat own, Mat motion, int firstRow, Mat first, Mat second, Mat detail) {
    Mat bound = new Mat();
    Look.unlike(own, firstRow, first, second, Look.WIDE).convertTo(bound, -1, 1, AS_WELL);
    scaleAdd(detail, SLACK, bound, bound);
    Mat believed = new Mat();
    compare(Look.unlike(motion, firstRow, first, second, Look.WIDE), bound, believed, CMP_LE);
    Mat apart = new Mat();
    compare(distance(motion, own), new Mat(Scalar.all(APART * larger)), apart, CMP_GT);
    bitwise_and(believed, apart, believed);
    return believed;
  }

  /** Where there is something to be seen, and the plain parts between: they cannot choose. */
  private Mat filled(Mat believed, Mat detail) {
    Mat sure = new Mat();
    compare(detail, new Mat(Scalar.all(Look.PLAIN)), sure, CMP_GT);
    bitwise_and(sure, believed, sure);
    morphologyEx(sure, sure, MORPH_CLOSE, getStructuringElement(MORPH_RECT, between));
    bitwise_and(sure, believed, sure);
    return sure;
  }

  private static Mat distance(Mat first, Mat second) {
    Mat between = new Mat();
    subtract(first, second, between);
    MatVector parts = new MatVector();
    split(between, parts);
    Mat distance = new Mat();
    magnitude(parts.get(0), parts.get(1), distance);
    return distance;
  }
}
