package framewright.bench.faults;

import framewright.bench.Samples;
import framewright.bridge.host.OfxSequence;
import framewright.bridge.host.RenderRequest;
import framewright.footage.FootageException;
import framewright.render.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody looks at frames while four others render to files. */
final class Viewer implements Fault {
  private static final int BATCHES = 4;
  private static final double SLOWER = 1.5;

  @Override
  public String id() {
    return "R6";
  }

  @Override
  public String title() {
    return "a viewer beside four batch renders";
  }

  @Override
  public String bar() {
    return "95 % of its frames within 1.5 times of alone";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int frames = extent.times(20, 100);
    try (Shot viewer = Shot.of("key", home, 1280, 720)) {
      RenderRequest look = RenderRequest.at(Shot.TIME).interactive(true);
      double alone = looks(viewer, look, frames).percentile(95);
      double beside = besideBatches(home, () -> looks(viewer, look, frames).percentile(95));
      return new Verdict(
          String.format(
              Locale.ROOT, "%.2f times (%.0f ms for %.0f)", beside / alone, beside, alone),
          beside <= SLOWER * alone);
    }
  }

  private static Samples looks(Shot viewer, RenderRequest look, int frames) throws Exception {
    return Samples.of(3, frames, () -> viewer.session().render(look));
  }

  private static double besideBatches(Home home, java.util.concurrent.Callable<Double> measure)
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(BATCHES);
    List<Future<?>> batches = new ArrayList<>();
    try {
      for (int i = 0; i < BATCHES; i++) {
        batches.add(threads.submit(() -> renderUntil(home, over)));
      }
      return measure.call();
    } finally {
      over.set(true);
      for (Future<?> batch : batches) {
        batch.get();
      }
      threads.shutdown();
    }
  }

  private static Void renderUntil(Home home, AtomicBoolean over) throws FootageException {
    try (Shot batch = Shot.of("key", home, 1280, 720);
        OfxSequence export = batch.export()) {
      while (!over.get()) {
        batch.session().render(Shot.TIME);
      }
    }
    return null;
  }
}
