package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Turns a decoded frame of whatever kind into a picture. */
public final class FrameReading {
  private FrameReading() {}

  /**
   * The picture in a frame.
   *
   * @param holdsHalves whether the file of a frame of floats held halves
   * @param light what the colours of a frame of floats mean
   * @param display what those of a frame of integers mean
   */
  public static Picture picture(
      AVFrame frame, boolean holdsHalves, ColourSpace light, ColourSpace display)
      throws FootageException {
    ComponentLayout layout = ComponentLayout.of(frame.format());
    Picture picture =
        Picture.allocate(format(frame, layout, holdsHalves, layout.isFloat() ? light : display));
    if (layout.isDirect()) {
      FramePixels.unpack(frame, picture);
    } else {
      unpackConverted(frame, picture);
    }
    return picture;
  }

  private static void unpackConverted(AVFrame frame, Picture picture) throws FootageException {
    boolean bytes = picture.format().depth() == PixelDepth.BYTE;
    AVFrame converted = PixelConversion.toRgb(frame, bytes ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGBA64LE);
    try {
      FramePixels.unpack(converted, picture);
    } finally {
      av_frame_free(converted);
    }
  }

  private static PictureFormat format(
      AVFrame frame, ComponentLayout layout, boolean holdsHalves, ColourSpace colours) {
    boolean linear = layout.isFloat();
    return new PictureFormat(
        frame.width(), frame.height(), depth(layout, holdsHalves), alpha(layout, linear), colours);
  }

  private static PixelDepth depth(ComponentLayout layout, boolean holdsHalves) {
    if (layout.isFloat()) {
      return holdsHalves ? PixelDepth.HALF : PixelDepth.FLOAT;
    }
    return layout.bits() <= Byte.SIZE ? PixelDepth.BYTE : PixelDepth.SHORT;
  }

  private static AlphaKind alpha(ComponentLayout layout, boolean linear) {
    if (!layout.hasAlpha()) {
      return AlphaKind.OPAQUE;
    }
    return linear ? AlphaKind.PREMULTIPLIED : AlphaKind.STRAIGHT;
  }
}
