package framewright.bench.faults;

import framewright.bench.JavaMemory;
import framewright.render.Failure;
import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Far more frames are asked for at once than the server has places. */
final class Flood implements Fault {
  private static final int THREADS = 64;

  /** Of the full form alone: after a brief one the server's heap is too young to be at rest. */
  private static final double GROWTH = 1.1;

  @Override
  public String id() {
    return "R5";
  }

  @Override
  public String title() {
    return "64 threads of one host ask for 500 frames";
  }

  @Override
  public String bar() {
    return "every frame right; what the server keeps after a collection grows by 10 % at most";
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    int frames = extent.times(192, 500);
    int wrong = rendersThatAreWrong(home, frames);
    return extent == Extent.BRIEF
        ? new Verdict("%d of %d wrong".formatted(wrong, frames), wrong == 0)
        : afterAnother(home, frames, wrong);
  }

  /** What the first flood leaves is warmth; what the second adds is not. */
  private static Verdict afterAnother(Home home, int frames, int before) throws Exception {
    double first = JavaMemory.keptMegabytes(LiveServer.current().process().pid());
    int wrong = before + rendersThatAreWrong(home, frames);
    double second = JavaMemory.keptMegabytes(LiveServer.current().process().pid());
    return new Verdict(
        String.format(
            Locale.ROOT,
            "%d of %d wrong, the server keeps %.0f MB after a flood and %.0f after another",
            wrong,
            2 * frames,
            first,
            second),
        wrong == 0 && second <= GROWTH * first);
  }

  private static int rendersThatAreWrong(Home home, int frames) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int share = frames / THREADS + (i < frames % THREADS ? 1 : 0);
        counts.add(threads.submit(() -> wrongOf(home, share)));
      }
      int wrong = 0;
      for (Future<Integer> count : counts) {
        wrong += count.get();
      }
      return wrong;
    } finally {
      threads.shutdown();
    }
  }

  private static int wrongOf(Home home, int frames) throws Exception {
    int wrong = 0;
    try (Shot shot = Shot.of("model", home, 960, 540)) {
      ByteBuffer first = null;
      for (int i = 0; i < frames; i++) {
        try {
          ByteBuffer pixels = shot.pixels();
          first = first == null ? pixels : first;
          wrong += pixels.equals(first) ? 0 : 1;
        } catch (Failure failed) {
          wrong++;
        }
      }
    }
    return wrong;
  }
}
