package framewright.motion.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.FramewrightException;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int PIECES = 4 * Runtime.getRuntime().availableProcessors();

  @Test
  void anInterruptedCallerLeavesOnlyWhenNoPieceRuns() throws InterruptedException {
    AtomicInteger ended = new AtomicInteger();
    AtomicInteger endedAtReturn = new AtomicInteger(-1);
    CountDownLatch begun = new CountDownLatch(1);
    boolean[] stillInterrupted = new boolean[1];
    Runnable piece =
        () -> {
          begun.countDown();
          rest();
          ended.incrementAndGet();
        };
    Thread caller =
        new Thread(
            () -> {
              try {
                Workers.run(Collections.nCopies(PIECES, piece));
              } catch (FramewrightException e) {
                // a caller may be told that it was interrupted, if only nothing runs any more
              }
              endedAtReturn.set(ended.get());
              stillInterrupted[0] = Thread.currentThread().isInterrupted();
            });
    caller.start();
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    caller.interrupt();
    caller.join(30_000);
    assertEquals(PIECES, endedAtReturn.get(), "pieces ended when the caller went on");
    assertTrue(stillInterrupted[0], "the interrupt was lost");
  }

  /** Cannot be interrupted, as native code cannot. */
  private static void rest() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
