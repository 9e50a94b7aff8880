package framewright.bench.faults;

import framewright.render.Home;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A host is killed: its memory must not stay in the server. */
final class Orphan implements Fault {
  private static final double SOON_SECONDS = 30;
  private static final long LOOK_MILLISECONDS = 20;

  @Override
  public String id() {
    return "R10";
  }

  @Override
  public String title() {
    return "a host is killed while it renders";
  }

  @Override
  public String bar() {
    return "the server gives its memory back within 30 s";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    double slowest = 0;
    int hosts = extent.times(2, 20);
    try (Shot shot = Shot.of("model", home, 640, 360)) {
      shot.pixels();
      LiveServer server = LiveServer.current();
      long alone = server.regions();
      for (int i = 0; i < hosts; i++) {
        Process victim = start(home);
        while (server.regions() <= alone) {
          TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
        victim.destroyForcibly().waitFor();
        slowest = Math.max(slowest, secondsUntil(server, alone));
      }
    }
    return new Verdict(
        String.format(Locale.ROOT, "%d hosts: %.1f s at most", hosts, slowest),
        slowest <= SOON_SECONDS);
  }

  private static double secondsUntil(LiveServer server, long alone) throws Exception {
    long start = System.nanoTime();
    while (server.regions() > alone && System.nanoTime() - start < 2 * SOON_SECONDS * 1e9) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** A soak has enough to do until it is killed. */
  private static Process start(Home home) throws Exception {
    return new ProcessBuilder(
            home.command().toString(), "bench", "fault", "--id", "R9", "--extent", "FULL")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
