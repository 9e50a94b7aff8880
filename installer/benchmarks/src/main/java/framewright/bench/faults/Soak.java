package framewright.bench.faults;

import framewright.bench.Samples;
import framewright.render.Home;
import java.util.Locale;

/** Thousands of frames, one after the other. */
final class Soak implements Fault {
  private static final double MEGABYTES_PER_THOUSAND = 1;
  private static final int ROUNDS = 10;

  @Override
  public String id() {
    return "R9";
  }

  @Override
  public String title() {
    return "10,000 frames at 1080p";
  }

  @Override
  public String bar() {
    return "1 MB more per 1,000 frames at most, after the first thousand";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int round = extent.times(100, 1000);
    double[] server = new double[ROUNDS];
    double[] host = new double[ROUNDS];
    double[] slowest = new double[ROUNDS];
    try (Shot shot = Shot.of("model", home, 1920, 1080)) {
      for (int i = 0; i < ROUNDS; i++) {
        slowest[i] =
            Samples.of(0, round, () -> shot.session().renderUnread(Shot.TIME)).percentile(99);
        server[i] = LiveServer.current().megabytes();
        host[i] = LiveServer.memoryMegabytes(ProcessHandle.current());
      }
    }
    double thousands = round * (ROUNDS - 1) / 1000.0;
    double serverSlope = (server[ROUNDS - 1] - server[0]) / thousands;
    double hostSlope = (host[ROUNDS - 1] - host[0]) / thousands;
    return new Verdict(
        String.format(
            Locale.ROOT,
            "the server %+.2f MB, the host %+.2f MB per 1,000; 99 %% of frames within %.0f ms at first and %.0f ms at last",
            serverSlope,
            hostSlope,
            slowest[0],
            slowest[ROUNDS - 1]),
        serverSlope <= MEGABYTES_PER_THOUSAND && hostSlope <= MEGABYTES_PER_THOUSAND);
  }
}
