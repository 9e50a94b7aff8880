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
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
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
import framewright.footage.carried.ColourTags;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One opened FFmpeg encoder: pictures in, packets out. */
public final class Encoder implements AutoCloseable {

  /** Receives each packet as it comes; the packet is the encoder's again afterwards. */
  public interface PacketSink {
    void accept(AVPacket packet) throws FootageException;
  }

  /** Last changes to the context before the codec is opened. */
  public interface Setup {
    void apply(AVCodecContext context);
  }

  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();

  /** By time, of pictures that are inside: not every encoder passes them on. */
  private final Map<Long, Long> durations = new HashMap<>();

  private final ColourTags colour;
  private final boolean marksFrames;
  private final String trouble;

  /** An encoder of stills, whose files say nothing of colour. */
  public static Encoder ofStills(
      String codec,
      int pixelFormat,
      PictureFormat format,
      FrameRate rate,
      Map<String, String> options)
      throws FootageException {
    Setup setup = context -> setRate(context.thread_count(1), rate);
    return new Encoder(
        codec, pixelFormat, format, ColourTags.OF_REC_709.ofRgb(), false, options, setup);
  }

  /** An encoder of video, which says what its colours are in each frame and by the file. */
  public static Encoder ofVideo(
      String codec,
      int pixelFormat,
      PictureFormat format,
      ColourTags colour,
      Map<String, String> options,
      Setup setup)
      throws FootageException {
    return new Encoder(codec, pixelFormat, format, colour, true, options, setup);
  }

  private Encoder(
      String codecName,
      int pixelFormat,
      PictureFormat format,
      ColourTags colour,
      boolean marksFrames,
      Map<String, String> options,
      Setup setup)
      throws FootageException {
    this.colour = colour;
    this.marksFrames = marksFrames;
    trouble = "A picture of " + format.size() + " could not be encoded as " + codecName;
    AVCodec codec =
        Ffmpeg.checkAllocated(
            avcodec_find_encoder_by_name(codecName), "The encoder " + codecName + " is missing");
    context = Ffmpeg.checkAllocated(avcodec_alloc_context3(codec), trouble);
    context.width(format.width()).height(format.height()).pix_fmt(pixelFormat);
    context
        .colorspace(colour.matrix())
        .color_primaries(colour.primaries())
        .color_trc(colour.transfer());
    if (marksFrames) {
      context.color_range(range());
    }
    setup.apply(context);
    open(codec, options);
  }

  /** Frames that follow each other at a rate: the clock ticks once for each. */
  public static void setRate(AVCodecContext context, FrameRate rate) {
    context.time_base().num(rate.denominator()).den(rate.numerator());
    context.framerate().num(rate.numerator()).den(rate.denominator());
  }

  private int range() {
    return colour.fullRange() ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
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

  public AVCodecContext context() {
    return context;
  }

  /**
   * Takes the next picture.
   *
   * @param time and duration in the time base of the context
   */
  public void encode(Picture picture, long time, long duration, PacketSink sink)
      throws FootageException {
    AVFrame frame = frame(picture);
    try {
      frame.pts(time).duration(duration);
      durations.put(time, duration);
      frame.sample_aspect_ratio(context.sample_aspect_ratio());
      if (marksFrames) {
        frame.colorspace(colour.matrix()).color_range(range());
        frame.color_primaries(colour.primaries()).color_trc(colour.transfer());
      }
      Ffmpeg.check(avcodec_send_frame(context, frame), trouble);
    } finally {
      av_frame_free(frame);
    }
    drain(sink);
  }

  public void flush(PacketSink sink) throws FootageException {
    Ffmpeg.check(avcodec_send_frame(context, null), trouble);
    drain(sink);
  }

  private void drain(PacketSink sink) throws FootageException {
    int result = avcodec_receive_packet(context, packet);
    while (result >= 0) {
      packet.duration(durations.remove(packet.pts()));
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
      return PixelConversion.toYuv(rgba, wanted, colour);
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
