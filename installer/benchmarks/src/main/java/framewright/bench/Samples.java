package framewright.bench;

import java.util.Arrays;

/** Repeated measurements of one thing, in milliseconds. */
public final class Samples {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  /** Something to measure, which may fail. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private final double[] sorted;

  private Samples(double[] milliseconds) {
    sorted = milliseconds.clone();
    Arrays.sort(sorted);
  }

  /** Runs a task some times to warm up, then counts. */
  public static Samples of(int warmUps, int counted, Task task) throws Exception {
    return of(warmUps, counted, () -> {}, task);
  }

  /** The same, with something before each that does not count. */
  public static Samples of(int warmUps, int counted, Task before, Task task) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      task.run();
    }
    double[] milliseconds = new double[counted];
    for (int i = 0; i < counted; i++) {
      before.run();
      long start = System.nanoTime();
      task.run();
      milliseconds[i] = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
    }
    return new Samples(milliseconds);
  }

  /** What the machine can do when nobody disturbs it: the figure to compare by on a shared one. */
  public double best() {
    return sorted[0];
  }

  public double percentile(double percent) {
    int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }
}
