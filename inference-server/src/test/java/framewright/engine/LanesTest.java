package framewright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.RepeatedTest;

class LanesTest {
  private static final int LANES = 4;

  @RepeatedTest(20)
  void nothingRunsAnyMoreWhenOneLaneEndsInAnError() {
    AtomicInteger running = new AtomicInteger();
    CountDownLatch others = new CountDownLatch(LANES - 1);
    CountDownLatch failing = new CountDownLatch(1);
    IntConsumer piece =
        lane -> {
          if (lane == 0) {
            await(others);
            failing.countDown();
            throw new OutOfMemoryError("lane 0");
          }
          running.incrementAndGet();
          others.countDown();
          await(failing);
          sleep();
          running.decrementAndGet();
        };
    List<IntConsumer> pieces = new ArrayList<>(List.of(piece, piece, piece, piece));
    try (Lanes lanes = new Lanes(LANES)) {
      OutOfMemoryError error = assertThrows(OutOfMemoryError.class, () -> lanes.run(pieces));
      assertEquals("lane 0", error.getMessage());
      assertEquals(0, running.get(), "lanes still at work when the caller frees the frame");
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
