package framewright.footage.codec.sound;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_drain;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_free;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_samples_set_silence;

import framewright.footage.FootageException;
import framewright.footage.codec.Encoder.PacketSink;
import framewright.footage.codec.Ffmpeg;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Samples in, packets of a new stream out. */
final class SoundEncoder implements AutoCloseable {
  private static final String TROUBLE = "The sound cannot be encoded";
  private static final int USUAL_FRAME = 1024;
  private static final int BITS_PER_CHANNEL = 96_000;

  private final AVCodecContext context;
  private final AVStream to;
  private final AVAudioFifo waiting;
  private final AVPacket packet = av_packet_alloc();
  private long encoded;

  SoundEncoder(SoundCodec codec, AVStream from, AVFormatContext muxer) throws FootageException {
    AVCodec encoder = Ffmpeg.checkAllocated(avcodec_find_encoder_by_name(codec.encoder()), TROUBLE);
    context = Ffmpeg.checkAllocated(avcodec_alloc_context3(encoder), TROUBLE);
    context.sample_fmt(codec.sampleFormat());
    context.sample_rate(codec.rate(from.codecpar().sample_rate()));
    SoundDecoder.channels(from.codecpar().ch_layout(), context.ch_layout());
    context.bit_rate((long) BITS_PER_CHANNEL * context.ch_layout().nb_channels());
    context.time_base().num(1).den(context.sample_rate());
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    Ffmpeg.check(avcodec_open2(context, encoder, (AVDictionary) null), TROUBLE);
    to = avformat_new_stream(muxer, null);
    to.time_base(context.time_base());
    Ffmpeg.check(avcodec_parameters_from_context(to.codecpar(), context), TROUBLE);
    waiting = av_audio_fifo_alloc(context.sample_fmt(), context.ch_layout().nb_channels(), 1);
  }

  AVCodecContext context() {
    return context;
  }

  /** Samples of each channel that it has been given. */
  long samples() {
    return encoded + av_audio_fifo_size(waiting);
  }

  void write(AVFrame frame, PacketSink sink) throws FootageException {
    writeFrom(frame, 0, sink);
  }

  /** Takes all but the first samples of a frame, with which the sound begins. */
  void writeFrom(AVFrame frame, int skipped, PacketSink sink) throws FootageException {
    Ffmpeg.check(av_audio_fifo_write(waiting, frame.extended_data(), frame.nb_samples()), TROUBLE);
    av_audio_fifo_drain(waiting, skipped);
    while (av_audio_fifo_size(waiting) >= frameSize()) {
      encodeWaiting(frameSize(), sink);
    }
  }

  void silence(long count, PacketSink sink) throws FootageException {
    for (long left = count; left > 0; left -= frameSize()) {
      AVFrame frame = frame((int) Math.min(left, frameSize()));
      try {
        av_samples_set_silence(
            frame.extended_data(),
            0,
            frame.nb_samples(),
            context.ch_layout().nb_channels(),
            context.sample_fmt());
        write(frame, sink);
      } finally {
        av_frame_free(frame);
      }
    }
  }

  void finish(PacketSink sink) throws FootageException {
    if (av_audio_fifo_size(waiting) > 0) {
      encodeWaiting(av_audio_fifo_size(waiting), sink);
    }
    encode(null, sink);
  }

  private int frameSize() {
    return context.frame_size() > 0 ? context.frame_size() : USUAL_FRAME;
  }

  private void encodeWaiting(int count, PacketSink sink) throws FootageException {
    AVFrame frame = frame(count);
    try {
      Ffmpeg.check(av_audio_fifo_read(waiting, frame.extended_data(), count), TROUBLE);
      frame.pts(encoded);
      encoded += count;
      encode(frame, sink);
    } finally {
      av_frame_free(frame);
    }
  }

  private AVFrame frame(int samples) throws FootageException {
    AVFrame frame = av_frame_alloc();
    frame.nb_samples(samples).format(context.sample_fmt()).sample_rate(context.sample_rate());
    av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
    Ffmpeg.check(av_frame_get_buffer(frame, 0), TROUBLE);
    return frame;
  }

  private void encode(AVFrame frame, PacketSink sink) throws FootageException {
    Ffmpeg.check(avcodec_send_frame(context, frame), TROUBLE);
    while (avcodec_receive_packet(context, packet) >= 0) {
      av_packet_rescale_ts(packet, context.time_base(), to.time_base());
      packet.stream_index(to.index());
      sink.accept(packet);
      av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    av_audio_fifo_free(waiting);
    av_packet_free(packet);
    avcodec_free_context(context);
  }
}
