package framewright.bench.faults;

import framewright.bridge.host.RenderRequest;
import framewright.render.Failure;
import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;

/** The host loses interest in a frame that takes long. */
final class Aborts implements Fault {
  private static final double PROMISED_MILLISECONDS = 100;

  @Override
  public String id() {
    return "R4";
  }

  @Override
  public String title() {
    return "a long frame is aborted";
  }

  @Override
  public String bar() {
    return "the plugin returns within 100 ms";
  }

  /** A busy machine's own delays are as long: the test of aborts has its own, shorter frames. */
  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    Random chance = new Random(2);
    double longest = 0;
    int aborts = extent.times(20, 500);
    boolean right;
    try (Shot shot = Shot.of("style", home, 1280, 720)) {
      ByteBuffer quiet = shot.pixels();
      long nanos = (long) (shot.session().render(Shot.TIME).milliseconds() * 1e6);
      for (int i = 0; i < aborts; i++) {
        longest = Math.max(longest, abortedAfter(shot, chance.nextLong(nanos)));
      }
      right = shot.pixels().equals(quiet);
    }
    return new Verdict(
        String.format(
            Locale.ROOT,
            "%.0f ms the longest of %d; the next frame is %s",
            longest,
            aborts,
            right ? "right" : "wrong"),
        right && longest <= PROMISED_MILLISECONDS);
  }

  /** Milliseconds from the abort to the return; 0 when the frame was done before. */
  private static double abortedAfter(Shot shot, long delayNanos) throws Exception {
    long abort = System.nanoTime() + delayNanos;
    try {
      shot.session()
          .render(RenderRequest.at(Shot.TIME).abortWhen(() -> System.nanoTime() >= abort));
    } catch (Failure aborted) {
      return Math.max(0, (System.nanoTime() - abort) / 1e6);
    }
    return 0;
  }
}
