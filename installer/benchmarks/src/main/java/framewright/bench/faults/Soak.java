package framewright.bench.faults;

import framewright.bench.JavaMemory;
import framewright.bench.Samples;
import framewright.render.Home;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Thousands of frames, one after the other. */
final class Soak implements Fault {
  private static final double MEGABYTES_PER_THOUSAND = 1;
  private static final double SLOWER = 1.1;
  private static final int ROUNDS = 10;

  /**
   * Of the real models' frames. What is read of memory scatters by some ten megabytes: only over
   * thousands of frames does a slope show, and those of 1080p would take hours.
   */
  private static final int WIDTH = 640;

  private static final int HEIGHT = 360;
  private static final int NEIGHBOURS = 3;

  @Override
  public String id() {
    return "R9";
  }

  @Override
  public String title() {
    return "10,000 frames at 1080p by the identity, and of 640 x 360 by each of the real models";
  }

  @Override
  public String bar() {
    return "after the first tenth 1 MB more per 1,000 frames at most, kept after a collection; the"
        + " slowest 1 % of the last tenth within 1.1 times those of the second";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  /**
   * What a run came to.
   *
   * @param server megabytes kept more per 1,000 frames, after the first tenth
   * @param host the same of this process
   * @param slower the slowest of the last tenth, over those of the second
   * @param resident what the system counts for the server at last, in megabytes
   */
  private record Course(
      String name, double server, double host, double slower, double resident, int frames) {

    boolean isGood() {
      return server <= MEGABYTES_PER_THOUSAND && host <= MEGABYTES_PER_THOUSAND && slower <= SLOWER;
    }

    String sentence() {
      return String.format(
          Locale.ROOT,
          "%s (%d): the server %+.2f MB, the host %+.2f MB, %.2f times as long; resident %.0f MB",
          name,
          frames,
          server,
          host,
          slower,
          resident);
    }
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    List<Course> courses =
        List.of(
            course("model", home, 1920, 1080, extent.times(100, 1000)),
            course("key", home, WIDTH, HEIGHT, extent.times(2, 1000)),
            course("style", home, WIDTH, HEIGHT, extent.times(2, 1000)),
            course("retime", home, WIDTH, HEIGHT, extent.times(2, 1000)));
    return new Verdict(
        String.join("; ", courses.stream().map(Course::sentence).toList()),
        courses.stream().allMatch(Course::isGood));
  }

  /**
   * From one reading to the next, as far as it stays: what Java's compiler takes while it works, up
   * to 20 MB, only adds to a reading, so that the least of the first and of the last ones count.
   */
  private static double growth(double[] megabytes) {
    double first = least(megabytes, 0);
    double last = least(megabytes, ROUNDS - NEIGHBOURS);
    return (last - first) / (ROUNDS - NEIGHBOURS);
  }

  private static double least(double[] megabytes, int from) {
    return Arrays.stream(megabytes, from, from + NEIGHBOURS).min().orElseThrow();
  }

  private static Course course(String effect, Home home, int width, int height, int round)
      throws Exception {
    double[] server = new double[ROUNDS];
    double[] host = new double[ROUNDS];
    double[] slowest = new double[ROUNDS];
    try (Shot shot = Shot.of(effect, home, width, height)) {
      for (int i = 0; i < ROUNDS; i++) {
        slowest[i] =
            Samples.of(0, round, () -> shot.session().renderUnread(Shot.TIME)).percentile(99);
        server[i] = JavaMemory.keptMegabytes(LiveServer.current().process().pid());
        host[i] = JavaMemory.keptMegabytes(ProcessHandle.current().pid());
      }
    }
    return new Course(
        effect,
        growth(server) * 1000 / round,
        growth(host) * 1000 / round,
        slowest[ROUNDS - 1] / slowest[1],
        LiveServer.current().megabytes(),
        round * ROUNDS);
  }
}
