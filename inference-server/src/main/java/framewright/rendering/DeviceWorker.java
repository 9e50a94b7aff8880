package framewright.rendering;

import framewright.error.FramewrightException;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that runs a device, and the queue before it. Its places are counted: a ticket has
 * one before its pixels are received, and when all are taken the next is refused at once.
 * Interactive tickets go before batch, in order of arrival within each, and a quarter of the places
 * is kept for them.
 */
public final class DeviceWorker implements AutoCloseable {
  /** Added to the turn of a batch ticket: after every interactive one. */
  private static final long BATCH = 1L << 62;

  private final int places;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicLong arrivals = new AtomicLong();
  private final ThreadPoolExecutor thread;

  /**
   * Starts the thread when the first ticket comes.
   *
   * @param places frames that may be received, wait or run at one time
   */
  public DeviceWorker(String name, int places) {
    this.places = places;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(places, Comparator.comparingLong(DeviceWorker::turn)),
            work -> daemon(work, name));
  }

  /** Places taken. */
  public int load() {
    return taken.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /**
   * Takes a place.
   *
   * @throws FramewrightException BUSY when every place it may have is taken, SERVER_UNAVAILABLE
   *     when the worker is closed
   */
  void takePlace(Priority priority) {
    if (thread.isShutdown()) {
      throw leaving();
    }
    if (taken.incrementAndGet()
        > (priority == Priority.INTERACTIVE ? places : places - places / 4)) {
      taken.decrementAndGet();
      throw FramewrightException.busy(
          "The server has too many frames waiting. Render the frame again, or close other renders.");
    }
  }

  void givePlaceBack() {
    taken.decrementAndGet();
  }

  /** The turn of a ticket that would be queued now: the lowest is the next. */
  long nextTurn(Priority priority) {
    return arrivals.getAndIncrement() + (priority == Priority.INTERACTIVE ? 0 : BATCH);
  }

  /** Runs the ticket when its turn has come. */
  void queue(Ticket ticket) {
    try {
      thread.execute(ticket);
    } catch (RejectedExecutionException e) {
      throw leaving();
    }
  }

  /** Takes a ticket out of the queue; false when it is not in it any more. */
  boolean withdraw(Ticket ticket) {
    return thread.remove(ticket);
  }

  /** Does the thread's own work when no ticket waits. */
  void whenFree(Runnable chore) {
    thread.execute(chore);
  }

  private static long turn(Runnable work) {
    return work instanceof Ticket ticket ? ticket.turn() : Long.MAX_VALUE;
  }

  private static FramewrightException leaving() {
    return FramewrightException.serverUnavailable(
        "The server is shutting down. Render the frame again.");
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
