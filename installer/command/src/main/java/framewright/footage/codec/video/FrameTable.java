package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import framewright.footage.FrameRate;
import framewright.footage.carried.FrameTimes;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * When each frame of a stream is shown, in ticks of the stream's clock, in order. A frame's number
 * is its place in here, whatever a rate would say.
 */
final class FrameTable {
  /** Clocks round each time to a tick. */
  private static final double TOLERANCE_TICKS = 1.05;

  private final long[] ticks;
  private final long lastDuration;
  private final AVRational clock;

  FrameTable(long[] ticks, long lastDuration, AVRational clock) {
    this.ticks = ticks;
    this.lastDuration = lastDuration;
    this.clock = clock;
  }

  int count() {
    return ticks.length;
  }

  long tick(int frame) {
    return ticks[frame];
  }

  /** The frame shown nearest to a time. */
  int indexOf(long tick) {
    int found = Arrays.binarySearch(ticks, tick);
    if (found >= 0) {
      return found;
    }
    int later = -found - 1;
    boolean earlierIsNearer =
        later == ticks.length || (later > 0 && tick - ticks[later - 1] < ticks[later] - tick);
    return earlierIsNearer ? later - 1 : later;
  }

  /** Whether frames follow each other at this rate, but for the rounding of the clock. */
  boolean keeps(FrameRate rate) {
    double step = 1 / rate.perSecond() / av_q2d(clock);
    for (int i = 1; i < ticks.length; i++) {
      if (Math.abs(ticks[i] - ticks[0] - i * step) > TOLERANCE_TICKS) {
        return false;
      }
    }
    return true;
  }

  /** Frames by the time that they take all together. */
  FrameRate average() {
    double seconds = (ticks[ticks.length - 1] - ticks[0] + lastDuration) * av_q2d(clock);
    return seconds > 0 ? FrameRate.of(ticks.length / seconds) : FrameRate.FILM;
  }

  /** Counted from where the file begins. */
  FrameTimes from(long start) {
    return new FrameTimes(
        Arrays.stream(ticks).map(tick -> tick - start).toArray(),
        lastDuration,
        clock.num(),
        clock.den());
  }
}
