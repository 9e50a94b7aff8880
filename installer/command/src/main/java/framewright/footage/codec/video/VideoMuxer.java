package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import framewright.footage.FootageException;
import framewright.footage.FrameRate;
import framewright.footage.carried.Carried;
import framewright.footage.codec.Ffmpeg;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** A video file that grows: its first stream holds the pictures. */
final class VideoMuxer implements AutoCloseable {
  private final String trouble;
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVStream pictures;
  private final AVCodecContext encoder;

  /**
   * @param named the file that {@code growing} becomes, for sentences
   */
  VideoMuxer(Path growing, Path named, VideoContainer container, AVCodecContext encoder)
      throws FootageException {
    this.trouble = named + " cannot be written";
    this.encoder = encoder;
    check(avformat_alloc_output_context2(context, null, container.muxer(), growing.toString()));
    context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT); // no chance, no clock
    AVIOContext output = new AVIOContext(null);
    check(avio_open(output, growing.toString(), AVIO_FLAG_WRITE));
    context.pb(output);
    pictures = avformat_new_stream(context, null);
    pictures.time_base(encoder.time_base());
    pictures.sample_aspect_ratio(encoder.sample_aspect_ratio());
    check(avcodec_parameters_from_context(pictures.codecpar(), encoder));
  }

  AVFormatContext context() {
    return context;
  }

  /** Begins the file, when all its streams are there. */
  void begin(Carried carried, FrameRate rate) throws FootageException {
    pictures.avg_frame_rate().num(rate.numerator()).den(rate.denominator());
    AVDictionary texts = new AVDictionary(null);
    carried
        .timecode()
        .ifPresent(code -> av_dict_set(texts, "timecode", code.at(rate).toString(), 0));
    carried.recorded().ifPresent(moment -> av_dict_set(texts, "creation_time", moment, 0));
    context.metadata(texts);
    check(avformat_write_header(context, (AVDictionary) null));
  }

  void writePicture(AVPacket packet) throws FootageException {
    av_packet_rescale_ts(packet, encoder.time_base(), pictures.time_base());
    packet.stream_index(pictures.index());
    write(packet);
  }

  /** A packet in the time of its own stream. */
  void write(AVPacket packet) throws FootageException {
    check(av_interleaved_write_frame(context, packet));
    check(context.pb().error());
  }

  void finish() throws FootageException {
    check(av_write_trailer(context));
    avio_flush(context.pb());
    check(context.pb().error());
  }

  private void check(int result) throws FootageException {
    Ffmpeg.check(result, trouble);
  }

  @Override
  public void close() {
    if (!context.isNull() && context.pb() != null) {
      avio_closep(context.pb());
    }
    avformat_free_context(context);
  }
}
