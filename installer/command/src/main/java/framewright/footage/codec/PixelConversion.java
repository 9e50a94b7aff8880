package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import framewright.footage.FootageException;
import framewright.footage.carried.ColourTags;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Converts frames between RGB and what video codecs store, with the matrix and range that the frame
 * declares.
 */
final class PixelConversion {
  private static final int FLAGS =
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
  private static final int UNITY = 1 << 16;
  private static final int FIRST_HD_HEIGHT = 720;

  private PixelConversion() {}

  /** A new frame of a pixel format of red, green and blue, which the caller frees. */
  static AVFrame toRgb(AVFrame from, int pixelFormat) throws FootageException {
    AVFrame to = allocate(from.width(), from.height(), pixelFormat);
    scale(from, to);
    return to;
  }

  /** A new frame of luma and chroma by the matrix and range of the tags; the caller frees it. */
  static AVFrame toYuv(AVFrame from, int pixelFormat, ColourTags tags) throws FootageException {
    AVFrame to = allocate(from.width(), from.height(), pixelFormat);
    to.colorspace(tags.matrix())
        .color_range(tags.fullRange() ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
    scale(from, to);
    return to;
  }

  static AVFrame allocate(int width, int height, int pixelFormat) throws FootageException {
    AVFrame frame = Ffmpeg.checkAllocated(av_frame_alloc(), "No frame could be allocated");
    frame.width(width).height(height).format(pixelFormat);
    try {
      Ffmpeg.check(
          av_frame_get_buffer(frame, 0),
          "A frame of " + width + "x" + height + " could not be allocated");
    } catch (FootageException e) {
      av_frame_free(frame);
      throw e;
    }
    return frame;
  }

  private static void scale(AVFrame from, AVFrame to) throws FootageException {
    SwsContext context =
        Ffmpeg.checkAllocated(
            sws_getContext(
                from.width(),
                from.height(),
                from.format(),
                to.width(),
                to.height(),
                to.format(),
                FLAGS,
                (SwsFilter) null,
                (SwsFilter) null,
                (DoublePointer) null),
            "The pixel format of this footage cannot be converted");
    try {
      sws_setColorspaceDetails(
          context,
          sws_getCoefficients(matrix(from)),
          fullRange(from),
          sws_getCoefficients(matrix(to)),
          fullRange(to),
          0,
          UNITY,
          UNITY);
      Ffmpeg.check(
          sws_scale_frame(context, to, from), "The pixels of this footage could not be converted");
    } finally {
      sws_freeContext(context);
    }
  }

  private static int matrix(AVFrame frame) {
    boolean undeclared =
        frame.colorspace() == AVCOL_SPC_UNSPECIFIED || frame.colorspace() == AVCOL_SPC_RGB;
    if (!undeclared) {
      return frame.colorspace();
    }
    return frame.height() >= FIRST_HD_HEIGHT ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
  }

  private static int fullRange(AVFrame frame) {
    return frame.color_range() == AVCOL_RANGE_JPEG ? 1 : 0;
  }
}
