package framewright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.RepeatedTest;

class PieceThreadsTest {
  private static final int THREADS = 4;

  @RepeatedTest(20)
  void nothingRunsAnyMoreWhenOnePieceEndsInAnError() {
    AtomicInteger running = new AtomicInteger();
    CountDownLatch others = new CountDownLatch(THREADS - 1);
    CountDownLatch failing = new CountDownLatch(1);
    IntConsumer piece =
        thread -> {
          if (thread == 0) {
            await(others);
            failing.countDown();
            throw new OutOfMemoryError("thread 0");
          }
          running.incrementAndGet();
          others.countDown();
          await(failing);
          sleep();
          running.decrementAndGet();
        };
    List<IntConsumer> pieces = new ArrayList<>(List.of(piece, piece, piece, piece));
    try (PieceThreads threads = new PieceThreads(THREADS)) {
      OutOfMemoryError error = assertThrows(OutOfMemoryError.class, () -> threads.run(pieces));
      assertEquals("thread 0", error.getMessage());
      assertEquals(0, running.get(), "threads still at work when the caller frees the frame");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
