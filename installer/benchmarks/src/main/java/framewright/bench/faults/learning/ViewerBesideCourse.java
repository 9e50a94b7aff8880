package framewright.bench.faults.learning;

import framewright.bench.Samples;
import framewright.bench.faults.Extent;
import framewright.bench.faults.Fault;
import framewright.bench.faults.Shot;
import framewright.bench.faults.Verdict;
import framewright.bridge.host.RenderRequest;
import framewright.render.Home;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Somebody looks at a frame now and then while the server learns. */
public final class ViewerBesideCourse implements Fault {
  private static final double SLOWER = 1.5;
  private static final int TURNS = 4;

  /** So long after a frame the server learns again. */
  private static final int LOOKS_ON_MS = 700;

  @Override
  public String id() {
    return "R12";
  }

  @Override
  public String title() {
    return "a viewer beside a course that is learned";
  }

  @Override
  public String bar() {
    return "95 % of its frames within 1.5 times of alone";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  /** In turns, so that what else the machine does is the same for both. */
  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int frames = extent.times(5, 20);
    double[] alone = new double[TURNS];
    double[] beside = new double[TURNS];
    try (Shot viewer = Shot.of("key", home, 1280, 720);
        Lessons lessons = Lessons.begin(home, "beside")) {
      for (int i = 0; i < TURNS; i++) {
        lessons.press("pause");
        alone[i] = slowest(viewer, frames);
        lessons.press("go_on");
        int found = lessons.begun().steps();
        lessons.await(now -> now.steps() > found);
        beside[i] = slowest(viewer, frames);
      }
      lessons.press("forget");
    }
    double ratio = mean(beside) / mean(alone);
    return new Verdict(
        String.format(
            Locale.ROOT, "%.2f times (%.0f ms for %.0f)", ratio, mean(beside), mean(alone)),
        ratio <= SLOWER);
  }

  /** But for one of twenty, in milliseconds. */
  private static double slowest(Shot viewer, int frames) throws Exception {
    RenderRequest look = RenderRequest.at(Shot.TIME).interactive(true);
    return Samples.of(
            2,
            frames,
            () -> TimeUnit.MILLISECONDS.sleep(LOOKS_ON_MS),
            () -> viewer.session().render(look))
        .percentile(95);
  }

  private static double mean(double[] milliseconds) {
    return Arrays.stream(milliseconds).average().orElse(Double.NaN);
  }
}
