package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import framewright.footage.FootageException;
import framewright.footage.FrameRate;
import framewright.footage.codec.Demuxer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Finds when each frame of a stream is shown without decoding any: from the file's own index where
 * that shows even steps, else by reading all of the stream's packets.
 */
final class FrameScan {
  private final AVStream stream;
  private final LongStream.Builder times = LongStream.builder();
  private boolean timed = true;
  private long lastShown = Long.MIN_VALUE;
  private long lastDuration;

  private FrameScan(AVStream stream) {
    this.stream = stream;
  }

  /**
   * @param usual the rate by which frames are placed that carry no time
   */
  static FrameTable of(Path file, AVStream stream, FrameRate usual) throws FootageException {
    Optional<FrameTable> indexed = byIndex(stream);
    return indexed.isPresent() ? indexed.get() : new FrameScan(stream).byPackets(file, usual);
  }

  private static Optional<FrameTable> byIndex(AVStream stream) {
    int count = avformat_index_get_entries_count(stream);
    if (count < 2 || count != stream.nb_frames() || stream.start_time() == AV_NOPTS_VALUE) {
      return Optional.empty();
    }
    long[] decoded = new long[count];
    for (int i = 0; i < count; i++) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      if ((entry.flags() & AVIndexEntry.AVINDEX_DISCARD_FRAME) != 0) {
        return Optional.empty();
      }
      decoded[i] = entry.timestamp();
    }
    return stepsAreEven(decoded) ? Optional.of(shown(decoded, stream)) : Optional.empty();
  }

  private static boolean stepsAreEven(long[] decoded) {
    double step = (double) (decoded[decoded.length - 1] - decoded[0]) / (decoded.length - 1);
    for (int i = 1; i < decoded.length; i++) {
      if (Math.abs(decoded[i] - decoded[i - 1] - step) > 1) {
        return false;
      }
    }
    return true;
  }

  /** With even steps, frames are shown as they are decoded, but for a delay. */
  private static FrameTable shown(long[] decoded, AVStream stream) {
    long delay = stream.start_time() - decoded[0];
    long[] ticks = LongStream.of(decoded).map(tick -> tick + delay).toArray();
    long step = Math.round((double) (ticks[ticks.length - 1] - ticks[0]) / (ticks.length - 1));
    return new FrameTable(ticks, last(stream, ticks, step), stream.time_base());
  }

  /** How long the last frame is shown: what is left of the stream, if that is known. */
  private static long last(AVStream stream, long[] ticks, long usual) {
    boolean known = stream.duration() != AV_NOPTS_VALUE && ticks.length > 0;
    long rest = known ? stream.duration() - (ticks[ticks.length - 1] - ticks[0]) : 0;
    return rest > 0 ? rest : usual;
  }

  private FrameTable byPackets(Path file, FrameRate usual) throws FootageException {
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.only(other -> other.index() == stream.index());
      for (AVPacket packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        boolean shown = (packet.flags() & AV_PKT_FLAG_DISCARD) == 0;
        if (packet.stream_index() == stream.index() && shown) {
          note(packet);
        }
      }
    }
    return table(1 / usual.perSecond() / av_q2d(stream.time_base()));
  }

  private void note(AVPacket packet) {
    long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    timed &= time != AV_NOPTS_VALUE;
    times.add(time);
    if (time > lastShown) {
      lastShown = time;
      lastDuration = packet.duration();
    }
  }

  private FrameTable table(double usualStep) {
    long[] ticks = times.build().sorted().toArray();
    if (!timed) {
      Arrays.setAll(ticks, i -> Math.round(i * usualStep));
    }
    long usual = lastDuration > 0 ? lastDuration : Math.round(usualStep);
    return new FrameTable(ticks, last(stream, ticks, usual), stream.time_base());
  }
}
