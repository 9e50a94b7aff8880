package framewright.engine;

import framewright.error.FramewrightException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that runs a device. Its places are counted: a frame takes one before its pixels are received, and when all are
 * taken the next is refused at once. Interactive work goes before batch, in order of arrival within each, and a quarter of the
 * places is kept for it; a cancelled job never starts and frees its place at once.
 */
public final class DeviceWorker implements AutoCloseable {
  private final int places;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicLong arrivals = new AtomicLong();
  private final ThreadPoolExecutor thread;

  /**
   * Starts the thread when the first job comes.
   *
   * @param places frames that may be received, wait or run at one time
   */
  public DeviceWorker(String name, int places) {
    this.places = places;
    this.thread = new ThreadPoolExecutor(
        1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), job -> daemon(job, name));
  }

  /**
   * Takes a place.
   *
   * @throws FramewrightException BUSY when every place it may have is taken, SERVER_UNAVAILABLE when the worker is closed
   */
  public Place takePlace(boolean interactive) {
    if (thread.isShutdown()) {
      throw leaving();
    }
    if (taken.incrementAndGet() > (interactive ? places : places - places / 4)) {
      taken.decrementAndGet();
      throw FramewrightException.busy(
          "The server has too many frames waiting. Render the frame again, or close other renders.");
    }
    return new Place(interactive);
  }

  /** Places taken. */
  public int load() {
    return taken.get();
  }

  /** Takes no more jobs; waits for the accepted ones. False when they did not end in time. */
  public boolean drain(long timeout, TimeUnit unit) throws InterruptedException {
    thread.shutdown();
    return thread.awaitTermination(timeout, unit);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static FramewrightException leaving() {
    return FramewrightException.serverUnavailable("The server is shutting down. Render the frame again.");
  }

  private static Thread daemon(Runnable job, String name) {
    Thread thread = new Thread(job, name);
    thread.setDaemon(true);
    return thread;
  }

  /** One frame's right to be worked on: freed when its job has ended, or when closed before it had one. */
  public final class Place implements AutoCloseable {
    private final boolean interactive;
    private final AtomicBoolean free = new AtomicBoolean();

    private Place(boolean interactive) {
      this.interactive = interactive;
    }

    /** Queues the job of this place. The future ends with its result, its exception, or CANCELLED. */
    public <T> CompletableFuture<T> submit(Cancellation cancellation, Callable<T> work) {
      CompletableFuture<T> result = new CompletableFuture<>();
      Job<T> job = new Job<>(interactive, arrivals.getAndIncrement(), () -> runThenLeave(cancellation, work), result);
      job.watch = cancellation.during(() -> dropIfWaiting(job));
      try {
        thread.execute(job);
      } catch (RejectedExecutionException e) {
        close();
        throw leaving();
      }
      return result;
    }

    @Override
    public void close() {
      if (free.compareAndSet(false, true)) {
        taken.decrementAndGet();
      }
    }

    /** Frees the place before the caller hears of the result, so that its next frame finds it free. */
    private <T> T runThenLeave(Cancellation cancellation, Callable<T> work) throws Exception {
      try (this) {
        cancellation.check();
        return work.call();
      }
    }

    private void dropIfWaiting(Job<?> job) {
      if (thread.remove(job)) {
        close();
        job.result.completeExceptionally(FramewrightException.cancelled());
      }
    }
  }

  private static final class Job<T> implements Runnable, Comparable<Job<?>> {
    private final boolean interactive;
    private final long arrival;
    private final Callable<T> work;
    private final CompletableFuture<T> result;
    private Cancellation.Scope watch;

    Job(boolean interactive, long arrival, Callable<T> work, CompletableFuture<T> result) {
      this.interactive = interactive;
      this.arrival = arrival;
      this.work = work;
      this.result = result;
    }

    @Override
    public void run() {
      try (Cancellation.Scope scope = watch) {
        result.complete(work.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    }

    @Override
    public int compareTo(Job<?> other) {
      if (interactive != other.interactive) {
        return interactive ? -1 : 1;
      }
      return Long.compare(arrival, other.arrival);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
