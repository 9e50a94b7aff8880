package framewright.footage.codec.sound;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_is_initialized;

import framewright.footage.FootageException;
import framewright.footage.codec.Ffmpeg;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/** Packets of sound in, samples as an encoder wants them out, drawn out in time if asked. */
final class SoundDecoder implements AutoCloseable {
  private static final String TROUBLE = "The sound cannot be decoded";

  /** Receives samples; the frame is the decoder's again afterwards. */
  interface Samples {
    /**
     * The next samples.
     *
     * @param time seconds in the file's time; NaN where it says none
     */
    void accept(AVFrame frame, double time) throws FootageException;
  }

  private final AVStream stream;
  private final AVCodecContext decoder;
  private final AVCodecContext target;
  private final double stretch;
  private final SwrContext resampler = swr_alloc();
  private final AVFrame decoded = av_frame_alloc();
  private final AVFrame converted = av_frame_alloc();

  SoundDecoder(AVStream stream, AVCodecContext target, double stretch) throws FootageException {
    this.stream = stream;
    this.target = target;
    this.stretch = stretch;
    AVCodec codec =
        Ffmpeg.checkAllocated(avcodec_find_decoder(stream.codecpar().codec_id()), TROUBLE);
    decoder = Ffmpeg.checkAllocated(avcodec_alloc_context3(codec), TROUBLE);
    Ffmpeg.check(avcodec_parameters_to_context(decoder, stream.codecpar()), TROUBLE);
    decoder.pkt_timebase(stream.time_base());
    Ffmpeg.check(avcodec_open2(decoder, codec, (AVDictionary) null), TROUBLE);
  }

  /** Channels at their usual places where a file names none. */
  static void channels(AVChannelLayout said, AVChannelLayout to) {
    if (said.order() == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(to, said.nb_channels());
    } else {
      av_channel_layout_copy(to, said);
    }
  }

  /** A packet that is damaged is passed over, as players do. */
  void decode(AVPacket packet, Samples samples) throws FootageException {
    int unused = avcodec_send_packet(decoder, packet);
    while (avcodec_receive_frame(decoder, decoded) >= 0) {
      long pts = decoded.best_effort_timestamp();
      double time = pts == AV_NOPTS_VALUE ? Double.NaN : pts * av_q2d(stream.time_base());
      if (decoded.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
        av_channel_layout_default(decoded.ch_layout(), decoded.ch_layout().nb_channels());
      }
      decoded.sample_rate((int) Math.round(decoded.sample_rate() / stretch));
      samples.accept(convert(decoded), time);
      av_frame_unref(decoded);
    }
  }

  /** What decoder and resampler still hold back. */
  void drain(Samples samples) throws FootageException {
    decode(null, samples);
    if (swr_is_initialized(resampler) != 0) {
      samples.accept(convert(null), Double.NaN);
    }
  }

  private AVFrame convert(AVFrame from) throws FootageException {
    av_frame_unref(converted);
    converted.format(target.sample_fmt()).sample_rate(target.sample_rate());
    av_channel_layout_copy(converted.ch_layout(), target.ch_layout());
    Ffmpeg.check(swr_convert_frame(resampler, converted, from), TROUBLE);
    return converted;
  }

  @Override
  public void close() {
    swr_free(resampler);
    av_frame_free(decoded);
    av_frame_free(converted);
    avcodec_free_context(decoder);
  }
}
