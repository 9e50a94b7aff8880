package framewright.rendering;

import framewright.effect.FrameReport;
import framewright.effect.Inputs;
import framewright.effect.Report;
import framewright.engine.Cancellation;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A render that the server has admitted, until it has ended. Holds a place in the queue from its
 * beginning to its end, and its frames until nobody needs them.
 *
 * <pre>
 *  admit        receive          start         its turn           rendered, or failed
 *    └─ ADMITTED ──┬─> RECEIVING ──┬─> QUEUED ─────┬───> RUNNING ─────────────┬─> ENDED
 *                  └───────────────┴───────────────┴── close ── close, when ──┘
 *                                                               it has stopped
 * </pre>
 */
public final class Ticket implements Runnable, AutoCloseable {
  /** Where it is in its life. */
  public enum State {
    /** Checked, and with a place; its pixels were not looked at. */
    ADMITTED,
    /** Its frames are lent, found or on their way. */
    RECEIVING,
    /** They are there; it waits for its turn. */
    QUEUED,
    /** The effect renders it. */
    RUNNING,
    /** Nothing touches its frames any more, and its place is free. */
    ENDED
  }

  private final DeviceWorker worker;
  private final Priority priority;
  private final Function<Ticket, FrameReport> render;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<FrameReport> result = new CompletableFuture<>();
  private State state = State.ADMITTED;
  private boolean closed;
  private Runnable giveFramesBack = () -> {};
  private Inputs inputs;
  private Frame output;
  private Report report;
  private Report.Stage waiting;
  private Cancellation.Scope watch;
  private volatile long viewersNanosBefore;

  /**
   * Takes a place.
   *
   * @param render makes the output, on the worker's thread
   * @throws FramewrightException BUSY when there is none, SERVER_UNAVAILABLE when the worker is
   *     closed
   */
  Ticket(DeviceWorker worker, Priority priority, Function<Ticket, FrameReport> render) {
    worker.takePlace(priority);
    this.worker = worker;
    this.priority = priority;
    this.render = render;
  }

  public synchronized State state() {
    return state;
  }

  /**
   * Its frames begin to come. They are given back once: when it is closed, and nothing touches them
   * any more.
   */
  public synchronized void receive(Runnable giveBack) {
    enter(State.RECEIVING);
    giveFramesBack = giveBack;
  }

  /**
   * Queues it: all its inputs are there.
   *
   * @return ends with what was told of the frame, its exception, or CANCELLED, when this has ended
   */
  public CompletableFuture<FrameReport> start(
      Inputs frames, Frame target, Report.Progress progress) {
    enter(State.QUEUED);
    inputs = frames;
    output = target;
    report = new Report(cancellation, this::giveWay, progress);
    waiting = report.stage("queue");
    watch = cancellation.during(this::dropIfQueued);
    begin();
    try {
      worker.queue(this, priority);
    } catch (FramewrightException e) {
      leave();
      end();
      throw e;
    }
    return result;
  }

  /** Renders it: the worker's thread calls it when its turn has come. */
  @Override
  public void run() {
    viewersNanosBefore = worker.precedence().nanos();
    giveWay();
    waiting.close();
    try {
      FrameReport told = rendered();
      end(); // Before anybody hears of it: a next frame finds the place free.
      result.complete(told);
    } catch (Throwable e) {
      end();
      result.completeExceptionally(e);
    } finally {
      leave();
    }
  }

  private FrameReport rendered() {
    try (Cancellation.Scope scope = watch) {
      cancellation.check();
      enter(State.RUNNING);
      return render.apply(this);
    }
  }

  /** Nobody waits for it any more. One that is queued never runs; one that runs is told to stop. */
  @Override
  public void close() {
    cancellation.cancel();
    worker.precedence().lookAgain();
    synchronized (this) {
      closed = true;
      if (state == State.QUEUED || state == State.RUNNING) {
        return;
      }
    }
    end();
  }

  Inputs inputs() {
    return inputs;
  }

  Frame output() {
    return output;
  }

  Report report() {
    return report;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** A viewer's frame is here from now on. */
  private void begin() {
    if (priority == Priority.INTERACTIVE) {
      worker.precedence().viewerCame();
    }
  }

  private void leave() {
    if (priority == Priority.INTERACTIVE) {
      worker.precedence().viewerLeft();
    }
  }

  /** Between two steps, of any thread that works for it. */
  private void giveWay() {
    if (priority == Priority.BATCH) {
      worker.giveWay(viewersNanosBefore, cancellation);
    }
  }

  private void dropIfQueued() {
    if (worker.withdraw(this, priority)) {
      leave();
      end();
      result.completeExceptionally(FramewrightException.cancelled());
    }
  }

  private synchronized void enter(State next) {
    if (state == State.ENDED) {
      throw FramewrightException.cancelled();
    }
    state = next;
  }

  private void end() {
    Runnable last = () -> {};
    synchronized (this) {
      if (state != State.ENDED) {
        state = State.ENDED;
        worker.givePlaceBack();
      }
      if (closed) {
        last = giveFramesBack;
        giveFramesBack = () -> {};
      }
    }
    last.run();
  }
}
