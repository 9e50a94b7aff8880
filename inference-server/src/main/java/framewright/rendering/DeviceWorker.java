package framewright.rendering;

import framewright.engine.Cancellation;
import framewright.error.FramewrightException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The two threads that run a device, one for viewers and one for batch, and the queue before each.
 * While a viewer's frame is here the batch thread stops at its next step, so that one frame runs at
 * a time ({@link Precedence}). Places are counted: a ticket has one before its pixels are received,
 * and when all are taken the next is refused at once; a quarter of them is kept for viewers.
 */
public final class DeviceWorker implements AutoCloseable {
  /** An eighth of what a host waits for a frame. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private final int places;
  private final AtomicInteger taken = new AtomicInteger();
  private final Quiet quiet = new Quiet();
  private final Precedence precedence = new Precedence(LONGEST_STOP);
  private final ThreadPoolExecutor viewers;
  private final ThreadPoolExecutor batch;

  /**
   * Starts a thread when its first ticket comes.
   *
   * @param places frames that may be received, wait or run at one time
   */
  public DeviceWorker(String name, int places) {
    this.places = places;
    this.viewers = thread(name + ", viewers");
    this.batch = thread(name + ", batch");
  }

  /** The places by what is done there, and how many there are. */
  public record Places(int receiving, int waiting, int running, int all) {
    Places and(Places others) {
      return new Places(
          receiving + others.receiving,
          waiting + others.waiting,
          running + others.running,
          all + others.all);
    }
  }

  public Places look() {
    int load = taken.get();
    int active = viewers.getActiveCount() + batch.getActiveCount();
    int running = Math.min(active, load); // a batch frame that gives way is one; chores are none
    int queued = viewers.getQueue().size() + batch.getQueue().size();
    int waiting = Math.min(queued, load - running);
    return new Places(load - running - waiting, waiting, running, places);
  }

  /** Places taken. */
  public int load() {
    return taken.get();
  }

  @Override
  public void close() {
    viewers.shutdownNow();
    batch.shutdownNow();
    precedence.close();
  }

  /**
   * Takes a place.
   *
   * @throws FramewrightException BUSY when every place it may have is taken, SERVER_UNAVAILABLE
   *     when the worker is closed
   */
  void takePlace(Priority priority) {
    if (batch.isShutdown()) {
      throw leaving();
    }
    if (taken.incrementAndGet()
        > (priority == Priority.INTERACTIVE ? places : places - places / 4)) {
      taken.decrementAndGet();
      throw FramewrightException.busy(
          "The server has too many frames waiting. Render the frame again, or close other renders.");
    }
    quiet.frameCame();
  }

  void givePlaceBack() {
    taken.decrementAndGet();
    quiet.frameLeft();
  }

  /** When work may be done that nobody waits for. */
  Quiet quiet() {
    return quiet;
  }

  Precedence precedence() {
    return precedence;
  }

  /** Between two steps of a batch ticket: returns when it may go on. */
  void giveWay(long viewersNanosBefore, Cancellation cancellation) {
    precedence.giveWay(viewersNanosBefore, 1 + batch.getQueue().size(), cancellation);
  }

  /** Runs the ticket when its turn has come: tickets of one priority in order of arrival. */
  void queue(Ticket ticket, Priority priority) {
    try {
      thread(priority).execute(ticket);
    } catch (RejectedExecutionException e) {
      throw leaving();
    }
  }

  /** Takes a ticket out of the queue; false when it is not in it any more. */
  boolean withdraw(Ticket ticket, Priority priority) {
    return thread(priority).remove(ticket);
  }

  /** Does the batch thread's own work, unless frames have come meanwhile. */
  void whenFree(Runnable chore) {
    batch.execute(
        () -> {
          if (load() == 0) {
            chore.run();
          }
        });
  }

  private ThreadPoolExecutor thread(Priority priority) {
    return priority == Priority.INTERACTIVE ? viewers : batch;
  }

  private static FramewrightException leaving() {
    return FramewrightException.serverUnavailable(
        "The server is shutting down. Render the frame again.");
  }

  private static ThreadPoolExecutor thread(String name) {
    return new ThreadPoolExecutor(
        1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> daemon(work, name));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
