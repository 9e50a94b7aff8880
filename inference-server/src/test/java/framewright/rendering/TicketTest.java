package framewright.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import framewright.effect.FrameReport;
import framewright.effect.Inputs;
import framewright.engine.Cancellation;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketTest {
  private static final int PLACES = 4;

  private final DeviceWorker worker = new DeviceWorker("test device", PLACES);
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger givenBack = new AtomicInteger();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    gate.countDown();
    worker.close();
  }

  @Test
  void interactiveFramesGoBeforeBatchInOrderOfArrival() throws Exception {
    start(blocking());
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            start(named("batch", Priority.BATCH)),
            start(named("viewer 1", Priority.INTERACTIVE)),
            start(named("viewer 2", Priority.INTERACTIVE)));
    gate.countDown();
    all.get(5, TimeUnit.SECONDS);
    assertEquals(List.of("viewer 1", "viewer 2", "batch"), done);
  }

  @Test
  void aBatchFrameStopsBetweenTwoStepsWhileAViewersFrameIsThere() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Ticket batch = stepping(steps);
    CompletableFuture<FrameReport> exported = start(batch);
    awaitMore(steps);
    CompletableFuture<FrameReport> viewed = start(blocking());
    assertTrue(running.await(5, TimeUnit.SECONDS), "a viewer's frame waits for no batch frame");
    int before = settled(steps);
    assertEquals(before, settled(steps), "it goes on beside the viewer's frame");
    gate.countDown();
    viewed.get(5, TimeUnit.SECONDS);
    awaitMore(steps);
    batch.close();
    assertEquals(ErrorKind.CANCELLED, kindOf(exported));
  }

  @Test
  void aBatchFrameThatHasStoppedEndsWhenNobodyWantsItAnyMore() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Ticket batch = stepping(steps);
    CompletableFuture<FrameReport> exported = start(batch);
    awaitMore(steps);
    start(blocking());
    assertTrue(running.await(5, TimeUnit.SECONDS));
    settled(steps);
    batch.close();
    assertEquals(ErrorKind.CANCELLED, kindOf(exported.orTimeout(2, TimeUnit.SECONDS)));
  }

  @Test
  void batchFramesDoNotStopForEver() {
    Precedence precedence = new Precedence(Duration.ofMillis(200));
    precedence.viewerCame();
    long start = System.nanoTime();
    long before = precedence.nanos();
    precedence.giveWay(before, 2, new Cancellation());
    double alone = (System.nanoTime() - start) / 1e6;
    assertTrue(alone >= 100, "of two each stops for half of the time, not for " + alone + " ms");
    precedence.giveWay(before, 2, new Cancellation());
    precedence.giveWay(precedence.nanos(), 1, new Cancellation());
    assertTrue((System.nanoTime() - start) / 1e6 >= 300, "the next frame has patience of its own");
  }

  @Test
  void aRestIsLeftOutWhenFramesHaveCome() throws Exception {
    try (Ticket viewer = named("viewer", Priority.INTERACTIVE)) {
      worker.whenFree(() -> done.add("rest"));
      start(named("batch", Priority.BATCH)).get(5, TimeUnit.SECONDS);
      assertEquals(List.of("batch"), done);
      assertEquals(Ticket.State.ADMITTED, viewer.state());
    }
    worker.whenFree(running::countDown);
    assertTrue(running.await(5, TimeUnit.SECONDS));
  }

  @Test
  void aFullQueueRefusesAtOnce() {
    for (int i = 0; i < PLACES; i++) {
      start(blocking());
    }
    FramewrightException refused = assertThrows(FramewrightException.class, this::blocking);
    assertEquals(ErrorKind.BUSY, refused.kind());
  }

  @Test
  void batchLeavesAPlaceToTheViewer() {
    List<Ticket> batch =
        Stream.generate(() -> named("batch", Priority.BATCH)).limit(PLACES - 1).toList();
    FramewrightException refused =
        assertThrows(FramewrightException.class, () -> named("batch", Priority.BATCH));
    assertEquals(ErrorKind.BUSY, refused.kind());
    start(named("viewer", Priority.INTERACTIVE)).join();
    batch.forEach(Ticket::close);
    assertEquals(0, worker.load());
  }

  @Test
  void aTicketLivesFromAdmittedToEnded() throws Exception {
    try (Ticket ticket = blocking()) {
      assertEquals(Ticket.State.ADMITTED, ticket.state());
      ticket.receive(givenBack::incrementAndGet);
      assertEquals(Ticket.State.RECEIVING, ticket.state());
      CompletableFuture<FrameReport> result = start(ticket);
      assertTrue(running.await(5, TimeUnit.SECONDS));
      assertEquals(Ticket.State.RUNNING, ticket.state());
      Ticket next = named("next", Priority.INTERACTIVE);
      start(next);
      assertEquals(Ticket.State.QUEUED, next.state());
      gate.countDown();
      result.join();
      assertEquals(Ticket.State.ENDED, ticket.state());
      assertEquals(0, givenBack.get(), "its output may still have to be sent");
    }
    assertEquals(1, givenBack.get());
  }

  @Test
  void oneThatIsClosedInTheQueueNeverRunsAndFreesItsPlace() {
    start(blocking());
    Ticket ticket = named("closed", Priority.INTERACTIVE);
    ticket.receive(givenBack::incrementAndGet);
    CompletableFuture<FrameReport> waiting = start(ticket);
    assertEquals(2, worker.load());
    ticket.close();
    assertEquals(ErrorKind.CANCELLED, kindOf(waiting));
    assertEquals(1, worker.load());
    assertEquals(1, givenBack.get());
    assertEquals(List.of(), done);
  }

  @Test
  void oneThatIsClosedWhileItRunsKeepsItsFramesUntilItHasStopped() throws Exception {
    Ticket ticket = blocking();
    ticket.receive(givenBack::incrementAndGet);
    CompletableFuture<FrameReport> result = start(ticket);
    assertTrue(running.await(5, TimeUnit.SECONDS));
    ticket.close();
    assertFalse(result.isDone());
    assertEquals(0, givenBack.get());
    CompletableFuture<Integer> heard = result.handle((told, failure) -> givenBack.get());
    gate.countDown();
    assertEquals(1, heard.join(), "they are free before anybody hears");
  }

  @Test
  void aPlaceThatIsNotUsedIsGivenBackOnce() {
    Ticket ticket = named("unused", Priority.INTERACTIVE);
    ticket.receive(givenBack::incrementAndGet);
    ticket.close();
    ticket.close();
    assertEquals(0, worker.load());
    assertEquals(1, givenBack.get());
    assertThrows(FramewrightException.class, () -> start(ticket));
  }

  @Test
  void aFailedFrameFreesItsPlaceBeforeItsCallerHears() {
    Ticket ticket =
        new Ticket(
            worker,
            Priority.INTERACTIVE,
            broken -> {
              throw new IllegalStateException("broken");
            });
    assertEquals(0, start(ticket).handle((told, failure) -> worker.load()).join());
  }

  @Test
  void aWorkerThatLeavesTakesNoMoreFrames() {
    Ticket admitted = named("too late", Priority.INTERACTIVE);
    worker.close();
    assertEquals(
        ErrorKind.SERVER_UNAVAILABLE,
        assertThrows(FramewrightException.class, () -> start(admitted)).kind());
    assertEquals(0, worker.load());
    assertEquals(
        ErrorKind.SERVER_UNAVAILABLE,
        assertThrows(FramewrightException.class, this::blocking).kind());
  }

  private Ticket blocking() {
    return new Ticket(
        worker,
        Priority.INTERACTIVE,
        ticket -> {
          running.countDown();
          await(gate);
          return told();
        });
  }

  /** A batch frame of many short steps. */
  private Ticket stepping(AtomicInteger steps) {
    return new Ticket(
        worker,
        Priority.BATCH,
        ticket -> {
          while (true) {
            ticket.report().lookUp();
            steps.incrementAndGet();
          }
        });
  }

  private static void awaitMore(AtomicInteger steps) throws InterruptedException {
    int before = steps.get();
    for (int i = 0; steps.get() == before; i++) {
      assertTrue(i < 5000, "the batch frame does not go on");
      Thread.sleep(1);
    }
  }

  /** The count once it has not changed for a while. */
  private static int settled(AtomicInteger steps) throws InterruptedException {
    Thread.sleep(20);
    return steps.get();
  }

  private Ticket named(String name, Priority priority) {
    return new Ticket(
        worker,
        priority,
        ticket -> {
          done.add(name);
          return told();
        });
  }

  @CanIgnoreReturnValue
  private static CompletableFuture<FrameReport> start(Ticket ticket) {
    Frame output =
        new Frame(
            "Output", 0, FrameFormat.of(1, 1), Optional.empty(), ByteBuffer.allocateDirect(16));
    return ticket.start(new Inputs(0, 1, List.of()), output, (fraction, activity) -> {});
  }

  private static FrameReport told() {
    return new FrameReport(Map.of(), Optional.empty(), "cpu", List.of(), Map.of());
  }

  private static ErrorKind kindOf(CompletableFuture<?> failed) {
    return ((FramewrightException) assertThrows(CompletionException.class, failed::join).getCause())
        .kind();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
