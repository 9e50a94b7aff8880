package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import framewright.footage.FootageException;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One opened FFmpeg encoder: pictures in, packets out. */
final class Encoder implements AutoCloseable {

  /** Receives each packet as it comes; the packet is the encoder's again afterwards. */
  interface PacketSink {
    void accept(AVPacket packet) throws FootageException;
  }

  /** Last changes to the context before the codec is opened. */
  interface Setup {
    void apply(AVCodecContext context);
  }

  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();
  private final String trouble;

  Encoder(
      String codecName,
      int pixelFormat,
      PictureFormat format,
      FrameRate rate,
      Map<String, String> options,
      Setup setup)
      throws FootageException {
    trouble = "A picture of " + format.size() + " could not be encoded as " + codecName;
    AVCodec codec =
        Ffmpeg.checkAllocated(
            avcodec_find_encoder_by_name(codecName), "The encoder " + codecName + " is missing");
    context = Ffmpeg.checkAllocated(avcodec_alloc_context3(codec), trouble);
    context.width(format.width()).height(format.height()).pix_fmt(pixelFormat);
    context.time_base().num(rate.denominator()).den(rate.numerator());
    context.framerate().num(rate.numerator()).den(rate.denominator());
    boolean rgb = ComponentLayout.of(pixelFormat).isDirect();
    context
        .colorspace(rgb ? AVCOL_SPC_RGB : AVCOL_SPC_BT709)
        .color_primaries(AVCOL_PRI_BT709)
        .color_trc(AVCOL_TRC_BT709);
    setup.apply(context);
    open(codec, options);
  }

  private void open(AVCodec codec, Map<String, String> options) throws FootageException {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      options.forEach((name, value) -> av_dict_set(dictionary, name, value, 0));
      Ffmpeg.check(avcodec_open2(context, codec, dictionary), trouble);
    } catch (FootageException e) {
      close();
      throw e;
    } finally {
      av_dict_free(dictionary);
    }
  }

  AVCodecContext context() {
    return context;
  }

  void encode(Picture picture, long time, PacketSink sink) throws FootageException {
    AVFrame frame = frame(picture);
    try {
      frame.pts(time);
      Ffmpeg.check(avcodec_send_frame(context, frame), trouble);
    } finally {
      av_frame_free(frame);
    }
    drain(sink);
  }

  void flush(PacketSink sink) throws FootageException {
    Ffmpeg.check(avcodec_send_frame(context, null), trouble);
    drain(sink);
  }

  private void drain(PacketSink sink) throws FootageException {
    int result = avcodec_receive_packet(context, packet);
    while (result >= 0) {
      sink.accept(packet);
      av_packet_unref(packet);
      result = avcodec_receive_packet(context, packet);
    }
    if (result != AVERROR_EAGAIN() && result != AVERROR_EOF()) {
      Ffmpeg.check(result, trouble);
    }
  }

  private AVFrame frame(Picture picture) throws FootageException {
    int wanted = context.pix_fmt();
    if (ComponentLayout.of(wanted).isDirect()) {
      return packed(picture, wanted);
    }
    boolean bytes = picture.format().depth() == PixelDepth.BYTE;
    AVFrame rgba = packed(picture, bytes ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGBA64LE);
    try {
      return PixelConversion.convert(rgba, wanted);
    } finally {
      av_frame_free(rgba);
    }
  }

  private static AVFrame packed(Picture picture, int pixelFormat) throws FootageException {
    AVFrame frame =
        PixelConversion.allocate(picture.format().width(), picture.format().height(), pixelFormat);
    FramePixels.pack(picture, frame);
    return frame;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(context);
  }
}
