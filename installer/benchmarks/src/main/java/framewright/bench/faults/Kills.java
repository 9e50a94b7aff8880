package framewright.bench.faults;

import framewright.footage.FootageException;
import framewright.render.Failure;
import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The server is killed at any moment of a frame. */
final class Kills implements Fault {
  private static final double SOON_SECONDS = 10;

  private final Random chance = new Random(1);
  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();

  @Override
  public String id() {
    return "R1";
  }

  @Override
  public String title() {
    return "the server is killed in the middle of a frame";
  }

  @Override
  public String bar() {
    return "the host lives, the right frame within 10 s";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int kills = 0;
    int wrong = 0;
    double slowest = 0;
    try {
      for (String effect : Shot.EFFECTS) {
        try (Shot shot = Shot.of(effect, home, 640, 360)) {
          ByteBuffer quiet = shot.pixels();
          long milliseconds = Math.max(1, (long) shot.session().render(Shot.TIME).milliseconds());
          for (int i = 0; i < extent.times(1, 50); i++, kills++) {
            double seconds = secondsToTheRightFrame(shot, quiet, milliseconds);
            slowest = Math.max(slowest, seconds);
            wrong += Double.isFinite(seconds) ? 0 : 1;
          }
        }
      }
    } finally {
      killer.shutdown();
    }
    return new Verdict(
        String.format(
            Locale.ROOT, "%d of %d right, the slowest after %.1f s", kills - wrong, kills, slowest),
        slowest <= SOON_SECONDS);
  }

  /** From the kill on; infinite when a frame is another than that of a quiet machine, or fails. */
  private double secondsToTheRightFrame(Shot shot, ByteBuffer quiet, long milliseconds)
      throws Exception {
    LiveServer server = LiveServer.current();
    Future<Long> blow =
        killer.schedule(
            () -> {
              server.send("KILL");
              return System.nanoTime();
            },
            chance.nextLong(milliseconds),
            TimeUnit.MILLISECONDS);
    boolean right = isRight(shot, quiet);
    long first = System.nanoTime();
    long killed = blow.get();
    if (first < killed) {
      right &= isRight(shot, quiet);
    }
    return right ? (System.nanoTime() - killed) / 1e9 : Double.POSITIVE_INFINITY;
  }

  private static boolean isRight(Shot shot, ByteBuffer quiet) throws FootageException {
    try {
      return shot.pixels().equals(quiet);
    } catch (Failure failed) {
      return false;
    }
  }
}
