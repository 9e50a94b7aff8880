package framewright.rpc;

import framewright.effect.RenderDesk;
import framewright.effect.RenderOutcome;
import framewright.effect.TensorCache;
import framewright.engine.Cancellation;
import framewright.engine.Tensor;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.v1.FrameReport;
import framewright.v1.RenderHeader;
import framewright.v1.RenderRequest;
import framewright.v1.RenderResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One Render call: header, wanted pixels, render, result. The transport calls it one event at a time; the device's worker calls
 * {@link #rendered}. Frames and the place in the queue are freed exactly once: before the result or the error is sent.
 */
final class RenderCall implements StreamObserver<RenderRequest> {
  /** Messages asked for ahead: enough to keep the transport busy, little enough to stay within a few megabytes. */
  private static final int MESSAGES_AHEAD = 4;

  /** Pixels handed to the transport before it must have sent some: with less, it waits for us after each chunk. */
  private static final int SENT_AHEAD_BYTES = 4 << 20;

  /** A client that sends does so many times in a second. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private enum Phase {
    RECEIVING,
    RENDERING,
    SENDING,
    ENDED
  }

  private final ServerCallStreamObserver<RenderResponse> client;
  private final Outbox outbox;
  private final DeskFuture desk;
  private final TensorCache streamed;
  private final Connection connection;
  private final Executor senders;
  private final ScheduledExecutorService clock;
  private final Object receiving = new Object();
  private final Cancellation cancellation = new Cancellation();
  private RenderDesk.AdmittedRender render;
  private FrameIntake intake;
  private long lastHeard;
  private volatile Future<?> watch = CompletableFuture.completedFuture(null);
  private Phase phase = Phase.RECEIVING;

  RenderCall(
      ServerCallStreamObserver<RenderResponse> client,
      DeskFuture desk,
      TensorCache streamed,
      Connection connection,
      Executor senders,
      ScheduledExecutorService clock) {
    this.client = client;
    this.outbox = new Outbox(client);
    this.desk = desk;
    this.streamed = streamed;
    this.connection = connection;
    this.senders = senders;
    this.clock = clock;
  }

  /** Starts listening to the client. */
  void begin() {
    client.disableAutoRequest();
    client.setOnReadyThreshold(SENT_AHEAD_BYTES);
    client.setOnReadyHandler(outbox::sendMore);
    client.setOnCancelHandler(this::cancelled);
    client.request(1);
  }

  /** Not while {@link #giveUpWhenStalled} looks, which ends the call from a thread of its own. */
  @Override
  public void onNext(RenderRequest request) {
    synchronized (receiving) {
      try {
        receive(request);
      } catch (RuntimeException | OutOfMemoryError e) {
        fail(e);
      }
    }
  }

  /** A frame has its place in the queue before its pixels come: who stops sending must not keep it from others. */
  private void giveUpWhenStalled() {
    synchronized (receiving) {
      if (phase() != Phase.RECEIVING) {
        return;
      }
      long silent = System.nanoTime() - lastHeard;
      if (silent < LONGEST_SILENCE.toNanos()) {
        watch = clock.schedule(this::giveUpWhenStalled, LONGEST_SILENCE.toNanos() - silent, TimeUnit.NANOSECONDS);
      } else {
        fail(FramewrightException.of(ErrorKind.TIMED_OUT, "The pixels of a frame stopped coming. Render the frame again.", null));
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    cancelled();
  }

  @Override
  public void onCompleted() {
    if (phase() == Phase.RECEIVING) {
      fail(FramewrightException.invalidRequest("The request ended before all its frames had come."));
    }
  }

  private void receive(RenderRequest request) {
    if (phase() != Phase.RECEIVING) {
      return;
    }
    lastHeard = System.nanoTime();
    switch (request.getMessageCase()) {
      case HEADER -> open(request.getHeader());
      case CHUNK -> take(request);
      case MESSAGE_NOT_SET -> throw FramewrightException.invalidRequest("A message of a request is empty.");
    }
    if (intake.complete()) {
      start();
    }
  }

  private void open(RenderHeader header) {
    if (intake != null) {
      throw FramewrightException.invalidRequest("A request has two headers.");
    }
    HeaderReader.check(header);
    render = desk.get().admit(
        header.getEffect(), header.getModel(), HeaderReader.parameters(header), HeaderReader.priority(header));
    intake = new FrameIntake(header, connection, streamed);
    intake.open();
    if (intake.expectsWant()) {
      outbox.want(intake.wanted());
      giveUpWhenStalled();
      client.request(MESSAGES_AHEAD);
    }
  }

  private void take(RenderRequest request) {
    if (intake == null) {
      throw FramewrightException.invalidRequest("A request must begin with its header.");
    }
    intake.take(request.getChunk());
    client.request(1);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // rendered() hears of both ends.
  private void start() {
    setPhase(Phase.RENDERING);
    render.start(intake.order(), cancellation, outbox::progress).whenComplete(this::rendered);
  }

  private void rendered(RenderOutcome outcome, Throwable failure) {
    if (failure != null) {
      fail(failure);
      return;
    }
    FrameReport report = Reports.of(outcome);
    Optional<Tensor> pixels = intake.outgoing();
    if (pixels.isEmpty()) {
      end(() -> outbox.report(report));
    } else {
      setPhase(Phase.SENDING);
      // Not on the device's thread: the next frame waits for it.
      senders.execute(() -> outbox.pixels(pixels.get(), () -> end(() -> outbox.report(report))));
    }
  }

  private void fail(Throwable failure) {
    end(() -> outbox.fail(failure));
  }

  /** A running render is only asked to stop: its frames are freed when it has. */
  private void cancelled() {
    cancellation.cancel();
    outbox.abandon();
    if (phase() != Phase.RENDERING) {
      end(() -> {});
    }
  }

  private void end(Runnable farewell) {
    if (setPhase(Phase.ENDED) != Phase.ENDED) {
      watch.cancel(false);
      if (intake != null) {
        intake.close();
      }
      if (render != null) {
        render.close();
      }
      farewell.run();
    }
  }

  private synchronized Phase phase() {
    return phase;
  }

  private synchronized Phase setPhase(Phase next) {
    Phase before = phase;
    phase = before == Phase.ENDED ? before : next;
    return before;
  }
}
