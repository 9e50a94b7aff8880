package framewright.bench.faults;

import framewright.render.Failure;
import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

/** The server stops without ending, as in an endless loop. */
final class Hang implements Fault {
  private static final int DEADLINE_SECONDS = 6;
  private static final double LATE_MILLISECONDS = 250;
  private static final double REPLACED_SECONDS = 25;

  @Override
  public String id() {
    return "R2";
  }

  @Override
  public String title() {
    return "the server hangs";
  }

  @Override
  public String bar() {
    return "the frame's deadline is kept within 250 ms, the right frame within 25 s";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("FRAMEWRIGHT_TIMEOUT_SECONDS", Integer.toString(DEADLINE_SECONDS));
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    try (Shot shot = Shot.of("model", home, 640, 360)) {
      ByteBuffer quiet = firstFrame(shot);
      LiveServer server = LiveServer.current();
      server.send("STOP");
      try {
        return verdict(shot, quiet);
      } finally {
        server.send("KILL");
      }
    }
  }

  /** A server that has to start may take longer than this deadline. */
  private static ByteBuffer firstFrame(Shot shot) throws Exception {
    try {
      return shot.pixels();
    } catch (Failure late) {
      return shot.pixels();
    }
  }

  private static Verdict verdict(Shot shot, ByteBuffer quiet) throws Exception {
    long start = System.nanoTime();
    double late = Double.NEGATIVE_INFINITY;
    while (System.nanoTime() - start < REPLACED_SECONDS * 1e9) {
      long frame = System.nanoTime();
      try {
        boolean same = shot.pixels().equals(quiet);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Verdict(
            String.format(
                Locale.ROOT,
                "%.0f ms after it at most; replaced, and the right frame after %.0f s",
                Math.max(0, late),
                seconds),
            same && late <= LATE_MILLISECONDS && seconds <= REPLACED_SECONDS);
      } catch (Failure failed) {
        late = Math.max(late, (System.nanoTime() - frame) / 1e6 - DEADLINE_SECONDS * 1e3);
      }
    }
    return new Verdict(String.format(Locale.ROOT, "%.0f ms after it; never replaced", late), false);
  }
}
