package framewright.footage.carried;

import framewright.footage.FrameRate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time code of a clip's first frame.
 *
 * @param frames since midnight, counted, whatever the labels leave out
 * @param base frames that a second is labelled with
 * @param dropFrame whether labels are left out so that they follow the clock at 29.97 and 59.94
 */
public record Timecode(long frames, int base, boolean dropFrame) {
  private static final Pattern LABEL =
      Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)([:;.])(\\d{2,3})");
  private static final int FRAMES_DROPPED_AT_30 = 2;
  private static final int MINUTES = 60;

  /** Reads {@code 01:02:03:04}, or with {@code ;} before the frames where labels are dropped. */
  public static Optional<Timecode> parse(String text, FrameRate rate) {
    Matcher label = LABEL.matcher(text.strip());
    if (!label.matches()) {
      return Optional.empty();
    }
    int base = Math.max(1, (int) Math.round(rate.perSecond()));
    boolean drops = !label.group(4).equals(":");
    long minutes = Long.parseLong(label.group(1)) * MINUTES + Long.parseLong(label.group(2));
    long seconds = minutes * MINUTES + Long.parseLong(label.group(3));
    long labelled = seconds * base + Long.parseLong(label.group(5));
    long dropped = drops ? (minutes - minutes / 10) * dropsPerMinute(base) : 0;
    return Optional.of(new Timecode(labelled - dropped, base, drops));
  }

  public Timecode plus(long later) {
    return new Timecode(frames + later, base, dropFrame);
  }

  /** The same moment, for pictures of another rate. */
  public Timecode at(FrameRate rate) {
    int other = Math.max(1, (int) Math.round(rate.perSecond()));
    return other == base
        ? this
        : new Timecode(
            Math.round((double) frames * other / base), other, dropFrame && other % 30 == 0);
  }

  private static int dropsPerMinute(int base) {
    return FRAMES_DROPPED_AT_30 * base / 30;
  }

  @Override
  public String toString() {
    long labels = dropFrame ? frames + dropped() : frames;
    long seconds = labels / base;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%s%02d",
        seconds / MINUTES / MINUTES % 24,
        seconds / MINUTES % MINUTES,
        seconds % MINUTES,
        dropFrame ? ";" : ":",
        labels % base);
  }

  /** Labels left out before this frame: some in every minute but each tenth. */
  private long dropped() {
    int drops = dropsPerMinute(base);
    long perMinute = (long) MINUTES * base - drops;
    long perTenMinutes = 10 * perMinute + drops;
    long rest = frames % perTenMinutes;
    long inTenth = rest < drops ? 0 : (rest - drops) / perMinute;
    return drops * (9 * (frames / perTenMinutes) + inTenth);
  }
}
