package framewright.footage.codec.still;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64BE;

import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.codec.Encoder;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** A frame as a PNG file of 8 or 16 bit, by FFmpeg. */
final class PngFile {
  /** Six times as fast as FFmpeg's default, for a tenth more bytes. */
  private static final Map<String, String> FAST = Map.of("pred", "mixed", "compression_level", "1");

  private PngFile() {}

  static byte[] bytes(Picture picture, FrameRate rate) throws FootageException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder.PacketSink sink =
        packet -> {
          byte[] part = new byte[packet.size()];
          packet.data().get(part);
          bytes.writeBytes(part);
        };
    PictureFormat format = picture.format();
    try (Encoder encoder = Encoder.ofStills("png", pixelFormat(format), format, rate, FAST)) {
      encoder.encode(picture, 0, 1, sink);
      encoder.flush(sink);
    }
    return bytes.toByteArray();
  }

  private static int pixelFormat(PictureFormat format) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE;
    if (format.depth() == PixelDepth.BYTE) {
      return opaque ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_RGBA;
    }
    return opaque ? AV_PIX_FMT_RGB48BE : AV_PIX_FMT_RGBA64BE;
  }
}
