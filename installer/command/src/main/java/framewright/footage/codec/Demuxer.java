package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import framewright.footage.FootageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.PointerPointer;

/** A file of several streams, opened to read their packets. */
public final class Demuxer implements AutoCloseable {
  private static final double MICROSECONDS = 1e6;

  private final Path file;
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();

  public Demuxer(Path file) throws FootageException {
    this.file = file;
    try {
      check(
          avformat_open_input(context, file.toString(), (AVInputFormat) null, (AVDictionary) null));
      check(avformat_find_stream_info(context, (PointerPointer<?>) null));
    } catch (FootageException e) {
      close();
      throw e;
    }
  }

  public AVFormatContext context() {
    return context;
  }

  public List<AVStream> streams() {
    return IntStream.range(0, context.nb_streams()).mapToObj(context::streams).toList();
  }

  /**
   * Seconds in the time of its streams at which it begins to be shown. What lies before 0 is a
   * codec's run-in.
   */
  public double start() {
    long start = context.start_time();
    return start == AV_NOPTS_VALUE ? 0 : Math.max(0, start / MICROSECONDS);
  }

  /** Leaves out the packets of other streams, which need not even be read. */
  public void only(Predicate<AVStream> wanted) {
    streams().stream().filter(wanted.negate()).forEach(stream -> stream.discard(AVDISCARD_ALL));
  }

  /** The next packet, which is good until the next call; null at the end. */
  public AVPacket next() {
    av_packet_unref(packet);
    return av_read_frame(context, packet) < 0 ? null : packet;
  }

  /** What the file, or else one of its streams, says under a name. */
  public Optional<String> says(String name) {
    return Stream.concat(Stream.of(context.metadata()), streams().stream().map(AVStream::metadata))
        .flatMap(texts -> text(texts, name).stream())
        .findFirst();
  }

  private static Optional<String> text(AVDictionary texts, String name) {
    AVDictionaryEntry entry = av_dict_get(texts, name, null, 0);
    return entry == null || entry.isNull()
        ? Optional.empty()
        : Optional.of(entry.value().getString());
  }

  public int check(int result) throws FootageException {
    return Ffmpeg.check(result, file + " cannot be read as video");
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(context);
  }
}
