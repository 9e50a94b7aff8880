package framewright.motion;

import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.insertChannel;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.patchNaNs;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TOZERO;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_TRUNC;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.motion.plane.OpenCv;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An opaque picture taken apart by a matte, into what stands before and what lies behind, and put
 * together again. Layers are premultiplied: alpha says how much of a pixel belongs to them.
 */
public final class LayerPictures {
  private static final int ALPHA = 3;

  /** As much light as a half-precision file holds. */
  private static final double BRIGHTEST = 65504;

  private LayerPictures() {}

  /** What the matte covers. */
  public static void front(Frame source, Frame matte, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      part(source, cover(matte), result);
    }
  }

  /** What it does not cover. */
  public static void back(Frame source, Frame matte, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      Mat cover = cover(matte);
      subtract(one(cover), cover, cover);
      part(source, cover, result);
    }
  }

  /** What is no number, or without end, would spread with every mean. */
  private static void part(Frame source, Mat cover, Frame result) {
    Mat layer = new Mat();
    threshold(OpenCv.view(source), layer, BRIGHTEST, 0, THRESH_TRUNC);
    multiply(layer, OpenCv.repeated(cover, FrameFormat.CHANNELS), layer);
    patchNaNs(layer, 0);
    insertChannel(cover, layer, ALPHA);
    layer.copyTo(OpenCv.view(result));
  }

  /** A matte's alpha, or its brightness where it has none. */
  private static Mat cover(Frame matte) {
    Frame mask = matte.asMask();
    Mat cover = new Mat();
    if (mask.format().alpha() == Alpha.OPAQUE) {
      cvtColor(OpenCv.view(mask), cover, COLOR_RGBA2GRAY);
    } else {
      cover = AlphaEdges.alphaOf(OpenCv.view(mask));
    }
    patchNaNs(cover, 0);
    threshold(cover, cover, 0, 0, THRESH_TOZERO);
    threshold(cover, cover, 1, 0, THRESH_TRUNC);
    return cover;
  }

  /** A layer, opaque: what is hidden of it is filled with what is seen around. */
  public static void filled(Frame layer, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      filled(OpenCv.view(layer)).copyTo(OpenCv.view(result));
    }
  }

  private static Mat filled(Mat layer) {
    Mat cover = AlphaEdges.alphaOf(layer);
    Mat hidden = one(cover);
    subtract(hidden, cover, hidden);
    Mat around = Surrounded.by(layer, cover);
    multiply(around, OpenCv.repeated(hidden, FrameFormat.CHANNELS), around);
    Mat filled = new Mat();
    add(layer, around, filled);
    insertChannel(one(cover), filled, ALPHA);
    return filled;
  }

  /** The front over the filled back: an opaque picture. */
  public static void join(Frame front, Frame back, Frame result) {
    try (PointerScope scope = new PointerScope()) {
      Mat before = OpenCv.view(front);
      Mat open = AlphaEdges.alphaOf(before);
      subtract(one(open), open, open);
      Mat joined = filled(OpenCv.view(back));
      multiply(joined, OpenCv.repeated(open, FrameFormat.CHANNELS), joined);
      add(joined, before, joined);
      insertChannel(one(open), joined, ALPHA);
      joined.copyTo(OpenCv.view(result));
    }
  }

  private static Mat one(Mat like) {
    return OpenCv.filled(like.rows(), like.cols(), like.type(), 1);
  }
}
