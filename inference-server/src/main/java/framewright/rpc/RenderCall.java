package framewright.rpc;

import framewright.effect.FrameReport;
import framewright.effect.TensorCache;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.rendering.Diary;
import framewright.rendering.Renderer;
import framewright.rendering.Ticket;
import framewright.v1.RenderHeader;
import framewright.v1.RenderRequest;
import framewright.v1.RenderResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One Render call: what the transport says, one event at a time, carries its ticket on, and what
 * becomes of the ticket is told to the client. The ticket is closed, and its frames with it, before
 * the result or the error is sent.
 */
final class RenderCall implements StreamObserver<RenderRequest> {
  /**
   * Messages asked for ahead: enough to keep the transport busy, little enough to stay within a few
   * megabytes.
   */
  private static final int MESSAGES_AHEAD = 4;

  /**
   * Pixels handed to the transport before it must have sent some: with less, it waits for us after
   * each chunk.
   */
  private static final int SENT_AHEAD_BYTES = 4 << 20;

  /** A client that sends does so many times in a second. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final ServerCallStreamObserver<RenderResponse> client;
  private final Outbox outbox;
  private final Renderer renderer;
  private final TensorCache streamed;
  private final Connection connection;
  private final Executor senders;
  private final ScheduledExecutorService clock;
  private final Diary diary;
  private final Object receiving = new Object();
  private Ticket ticket;
  private RenderFrames frames;
  private long lastHeard;
  private volatile Future<?> watch = CompletableFuture.completedFuture(null);

  RenderCall(
      ServerCallStreamObserver<RenderResponse> client,
      Renderer renderer,
      TensorCache streamed,
      Connection connection,
      Executor senders,
      ScheduledExecutorService clock,
      Diary diary) {
    this.client = client;
    this.outbox = new Outbox(client, new Statuses(diary));
    this.renderer = renderer;
    this.streamed = streamed;
    this.connection = connection;
    this.senders = senders;
    this.clock = clock;
    this.diary = diary;
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

  /**
   * A frame has its place in the queue before its pixels come: who stops sending must not keep it
   * from others.
   */
  private void giveUpWhenStalled() {
    synchronized (receiving) {
      if (!isReceiving()) {
        return;
      }
      long silent = System.nanoTime() - lastHeard;
      if (silent < LONGEST_SILENCE.toNanos()) {
        watch =
            clock.schedule(
                this::giveUpWhenStalled, LONGEST_SILENCE.toNanos() - silent, TimeUnit.NANOSECONDS);
      } else {
        fail(
            FramewrightException.of(
                ErrorKind.TIMED_OUT,
                "The pixels of a frame stopped coming. Render the frame again.",
                null));
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    cancelled();
  }

  @Override
  public void onCompleted() {
    if (isReceiving()) {
      fail(
          FramewrightException.invalidRequest("The request ended before all its frames had come."));
    }
  }

  /** Until it is queued, or has ended without. */
  private boolean isReceiving() {
    return ticket == null || ticket.state() == Ticket.State.RECEIVING;
  }

  private void receive(RenderRequest request) {
    if (!isReceiving()) {
      return;
    }
    lastHeard = System.nanoTime();
    if (BoundedHeaders.refused(request)) {
      throw FramewrightException.invalidRequest("The header of a request is too large.");
    }
    switch (request.getMessageCase()) {
      case HEADER -> open(request.getHeader());
      case CHUNK -> take(request);
      case MESSAGE_NOT_SET ->
          throw FramewrightException.invalidRequest("A message of a request is empty.");
    }
    if (frames.complete()) {
      start();
    }
  }

  private void open(RenderHeader message) {
    if (ticket != null) {
      throw FramewrightException.invalidRequest("A request has two headers.");
    }
    Header header = Header.of(message);
    ticket =
        renderer.admit(header.effect(), header.model(), header.parameters(), header.priority());
    frames = new RenderFrames(header, connection, streamed);
    ticket.receive(frames::close);
    frames.open();
    if (header.expectsWant()) {
      outbox.want(frames.wanted());
      giveUpWhenStalled();
      client.request(MESSAGES_AHEAD);
    }
  }

  private void take(RenderRequest request) {
    if (ticket == null) {
      throw FramewrightException.invalidRequest("A request must begin with its header.");
    }
    frames.take(request.getChunk());
    client.request(1);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // rendered() hears of both ends.
  private void start() {
    ticket.start(frames.inputs(), frames.output(), outbox::progress).whenComplete(this::rendered);
  }

  private void rendered(FrameReport report, Throwable failure) {
    if (failure != null) {
      fail(failure);
      return;
    }
    diary.rendered();
    Runnable farewell = () -> end(() -> outbox.report(Reports.of(report)));
    // Pixels are not sent on the device's thread: the next frame waits for it.
    frames
        .outgoing()
        .ifPresentOrElse(
            pixels -> senders.execute(() -> outbox.pixels(pixels, farewell)), farewell);
  }

  private void fail(Throwable failure) {
    end(() -> outbox.fail(failure));
  }

  /** The client has gone. */
  private void cancelled() {
    outbox.abandon();
    end(() -> {});
  }

  private void end(Runnable farewell) {
    watch.cancel(false);
    if (ticket != null) {
      ticket.close();
    }
    farewell.run();
  }
}
