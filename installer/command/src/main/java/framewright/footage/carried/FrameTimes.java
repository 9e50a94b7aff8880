package framewright.footage.carried;

import framewright.footage.FrameRate;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When each frame of a video is shown, for those that do not simply follow each other at their rate
 * from 0 on.
 *
 * @param ticks of a clock of {@code tickNumerator/tickDenominator} seconds, from the file's
 *     beginning
 * @param lastDuration of the last frame
 */
@SuppressWarnings("ArrayRecordComponent")
public record FrameTimes(long[] ticks, long lastDuration, int tickNumerator, int tickDenominator) {
  private static final int FINE_CLOCK = 1000;

  /** Of frames that follow each other at a rate, but do not begin at 0. */
  public static FrameTimes even(double start, int count, FrameRate rate) {
    int fineness = rate.numerator() < FINE_CLOCK ? FINE_CLOCK : 1;
    int clock = rate.numerator() * fineness;
    long step = (long) rate.denominator() * fineness;
    long first = Math.round(start * clock);
    long[] ticks = LongStream.range(0, count).map(frame -> first + frame * step).toArray();
    return new FrameTimes(ticks, step, 1, clock);
  }

  public double seconds(int frame) {
    return (double) ticks[frame] * tickNumerator / tickDenominator;
  }

  public double end() {
    return (double) (ticks[ticks.length - 1] + lastDuration) * tickNumerator / tickDenominator;
  }

  public long duration(int frame) {
    return frame + 1 < ticks.length ? ticks[frame + 1] - ticks[frame] : lastDuration;
  }

  /** Whether they do not follow each other at any one rate, but for the rounding of the clock. */
  public boolean areUneven() {
    LongSummaryStatistics steps =
        IntStream.range(1, ticks.length)
            .mapToLong(frame -> ticks[frame] - ticks[frame - 1])
            .summaryStatistics();
    return ticks.length > 2 && steps.getMax() - steps.getMin() > 2;
  }

  /** Of some of the frames, the first of which is at 0. */
  public FrameTimes part(int first, int last) {
    long start = ticks[first];
    long[] part = Arrays.stream(ticks, first, last + 1).map(tick -> tick - start).toArray();
    return new FrameTimes(part, duration(last), tickNumerator, tickDenominator);
  }
}
