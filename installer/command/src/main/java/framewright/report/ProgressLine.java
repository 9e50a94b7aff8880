package framewright.report;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells how far a render is: a bar that redraws itself on a terminal, plain lines elsewhere. */
public final class ProgressLine {
  private static final int BAR_LETTERS = 30;
  private static final long PLAIN_INTERVAL_NANOS = 2_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter out;
  private final boolean terminal;
  private final int frames;
  private final long start = System.nanoTime();
  private long lastPlain = start;
  private int done;

  public ProgressLine(PrintWriter out, boolean terminal, int frames) {
    this.out = out;
    this.terminal = terminal;
    this.frames = frames;
  }

  public void frameDone() {
    done++;
    long now = System.nanoTime();
    if (terminal) {
      out.print("\r" + bar() + " " + summary(now) + "   ");
      out.flush();
    } else if (now - lastPlain > PLAIN_INTERVAL_NANOS && done < frames) {
      lastPlain = now;
      out.println(summary(now));
    }
  }

  /** Prints something that stays, above the bar. */
  public void say(String line) {
    if (terminal) {
      out.print("\r" + " ".repeat(BAR_LETTERS + 60) + "\r");
    }
    out.println(line);
  }

  public void finish() {
    if (terminal && done > 0) {
      out.println();
    }
  }

  public double framesPerSecond() {
    return done / Math.max(1e-9, (System.nanoTime() - start) / NANOS_PER_SECOND);
  }

  private String bar() {
    int full = BAR_LETTERS * done / Math.max(1, frames);
    return "[" + "#".repeat(full) + "-".repeat(BAR_LETTERS - full) + "]";
  }

  private String summary(long now) {
    double seconds = (now - start) / NANOS_PER_SECOND;
    long left = Math.round(seconds / done * (frames - done));
    return String.format(
        Locale.ROOT,
        "%d of %d frames, %.2f frames per second, %s left",
        done,
        frames,
        done / seconds,
        clock(left));
  }

  private static String clock(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
