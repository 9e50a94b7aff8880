package framewright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceWorkerTest {
  private static final int PLACES = 4;

  private final DeviceWorker worker = new DeviceWorker("test device", PLACES);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void interactiveFramesGoBeforeBatchInOrderOfArrival() throws Exception {
    block();
    CompletableFuture<?> all = CompletableFuture.allOf(
        submit("batch 1", false, new Cancellation()),
        submit("viewer 1", true, new Cancellation()),
        submit("viewer 2", true, new Cancellation()));
    gate.countDown();
    all.get(5, TimeUnit.SECONDS);
    assertEquals(List.of("viewer 1", "viewer 2", "batch 1"), done);
  }

  @Test
  void aFullQueueRefusesAtOnce() {
    for (int i = 0; i < PLACES; i++) {
      block();
    }
    FramewrightException refused = assertThrows(FramewrightException.class, () -> worker.takePlace(true));
    assertEquals(ErrorKind.BUSY, refused.kind());
    gate.countDown();
  }

  @Test
  void batchLeavesAPlaceToTheViewer() {
    List<DeviceWorker.Place> batch = Stream.generate(() -> worker.takePlace(false)).limit(PLACES - 1).toList();
    assertEquals(ErrorKind.BUSY, assertThrows(FramewrightException.class, () -> worker.takePlace(false)).kind());
    assertTrue(submit("viewer", true, new Cancellation()).join());
    batch.forEach(DeviceWorker.Place::close);
  }

  @Test
  void aCancelledFrameNeverStartsAndFreesItsPlace() {
    block();
    Cancellation cancellation = new Cancellation();
    CompletableFuture<?> waiting = submit("cancelled", true, cancellation);
    assertEquals(2, worker.load());
    cancellation.cancel();
    assertTrue(waiting.isCompletedExceptionally());
    assertEquals(1, worker.load());
    gate.countDown();
  }

  @Test
  void aPlaceThatIsNotUsedIsGivenBackOnce() {
    DeviceWorker.Place place = worker.takePlace(true);
    place.close();
    place.close();
    assertEquals(0, worker.load());
  }

  @Test
  void aFailedFrameFreesItsPlaceBeforeItsCallerHears() {
    DeviceWorker.Place place = worker.takePlace(true);
    CompletableFuture<Integer> load = place
        .submit(new Cancellation(), () -> {
          throw new IllegalStateException("broken");
        })
        .handle((value, failure) -> worker.load());
    assertEquals(0, load.join());
  }

  @CanIgnoreReturnValue
  private CompletableFuture<Boolean> block() {
    return worker.takePlace(true).submit(new Cancellation(), () -> gate.await(5, TimeUnit.SECONDS));
  }

  private CompletableFuture<Boolean> submit(String name, boolean interactive, Cancellation cancellation) {
    return worker.takePlace(interactive).submit(cancellation, () -> done.add(name));
  }
}
