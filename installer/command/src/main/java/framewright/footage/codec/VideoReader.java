package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A video file. Frames count from 0; reading forward decodes each once, reading back seeks to the
 * key frame before.
 */
public final class VideoReader implements FootageReader {
  /** Further ahead than this, a seek is cheaper than decoding the frames between. */
  private static final int SEEK_AHEAD_FRAMES = 100;

  private final Path file;
  private final AVFormatContext demuxer = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private AVCodecContext decoder;
  private AVStream stream;
  private FrameRate rate;
  private FrameRange range;
  private PictureFormat format;
  private int position = -1;

  public VideoReader(Path file) throws FootageException {
    this.file = file;
    try {
      open();
      decodeNext();
      format = FrameReading.picture(frame, false).format();
      range = new FrameRange(0, Math.max(0, countFrames() - 1));
    } catch (FootageException e) {
      close();
      throw e;
    }
  }

  private void open() throws FootageException {
    check(avformat_open_input(demuxer, file.toString(), (AVInputFormat) null, (AVDictionary) null));
    check(avformat_find_stream_info(demuxer, (PointerPointer<?>) null));
    int index = check(av_find_best_stream(demuxer, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0));
    stream = demuxer.streams(index);
    AVRational guessed = av_guess_frame_rate(demuxer, stream, null);
    rate =
        guessed.num() > 0 && guessed.den() > 0
            ? new FrameRate(guessed.num(), guessed.den())
            : FrameRate.FILM;
    AVCodec codec =
        Ffmpeg.checkAllocated(
            avcodec_find_decoder(stream.codecpar().codec_id()), "No decoder is known for " + file);
    decoder = avcodec_alloc_context3(codec);
    check(avcodec_parameters_to_context(decoder, stream.codecpar()));
    decoder.thread_count(0);
    check(avcodec_open2(decoder, codec, (AVDictionary) null));
  }

  private int countFrames() {
    if (stream.nb_frames() > 0) {
      return (int) stream.nb_frames();
    }
    boolean known = stream.duration() != AV_NOPTS_VALUE;
    double seconds =
        known ? stream.duration() * av_q2d(stream.time_base()) : demuxer.duration() / 1e6;
    return (int) Math.round(seconds * rate.perSecond());
  }

  @Override
  public PictureFormat format() {
    return format;
  }

  @Override
  public FrameRange range() {
    return range;
  }

  @Override
  public FrameRate rate() {
    return rate;
  }

  @Override
  public boolean isStill() {
    return false;
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Picture read(int wanted) throws FootageException {
    if (!range.contains(wanted)) {
      throw new FootageException(file + " has frames " + range + ", not " + wanted + ".");
    }
    if (wanted < position || wanted > position + SEEK_AHEAD_FRAMES) {
      seek(wanted);
    }
    while (position < wanted) {
      decodeNext();
    }
    return PictureConversion.convert(FrameReading.picture(frame, false), format);
  }

  private void seek(int wanted) throws FootageException {
    long time = start() + Math.round(wanted / rate.perSecond() / av_q2d(stream.time_base()));
    check(av_seek_frame(demuxer, stream.index(), time, AVSEEK_FLAG_BACKWARD));
    avcodec_flush_buffers(decoder);
    position = -1;
  }

  private void decodeNext() throws FootageException {
    int result = avcodec_receive_frame(decoder, frame);
    while (result == AVERROR_EAGAIN()) {
      sendPacket();
      result = avcodec_receive_frame(decoder, frame);
    }
    if (result == AVERROR_EOF()) {
      throw new FootageException(file + " ends after frame " + position + "; it may be cut short.");
    }
    check(result);
    position = indexOf(frame);
  }

  private void sendPacket() throws FootageException {
    while (true) {
      if (av_read_frame(demuxer, packet) < 0) {
        check(avcodec_send_packet(decoder, null));
        return;
      }
      boolean ours = packet.stream_index() == stream.index();
      int result = ours ? avcodec_send_packet(decoder, packet) : 0;
      av_packet_unref(packet);
      if (ours) {
        check(result);
        return;
      }
    }
  }

  private int indexOf(AVFrame decoded) {
    long time = decoded.best_effort_timestamp();
    if (time == AV_NOPTS_VALUE) {
      return position + 1;
    }
    return (int) Math.round((time - start()) * av_q2d(stream.time_base()) * rate.perSecond());
  }

  private long start() {
    return stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
  }

  private int check(int result) throws FootageException {
    return Ffmpeg.check(result, file + " cannot be read as video");
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    if (decoder != null) {
      avcodec_free_context(decoder);
    }
    avformat_close_input(demuxer);
  }
}
