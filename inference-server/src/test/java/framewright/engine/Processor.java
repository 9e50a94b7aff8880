package framewright.engine;

import java.time.Duration;

/** What this process has computed: by it a test knows that a run is under way, not by the clock. */
public final class Processor {
  private Processor() {}

  public static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  /** Waits until so much has been computed since {@code before}. */
  public static void awaitWork(Duration before, Duration work) throws InterruptedException {
    while (used().minus(before).compareTo(work) < 0) {
      Thread.sleep(5);
    }
  }
}
