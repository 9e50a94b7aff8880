package framewright.engine;

import framewright.error.FramewrightException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that runs a device. The queue is bounded: a full one refuses at once. Interactive work goes before batch, in
 * order of arrival within each; a cancelled job never starts and frees its place at once.
 */
public final class DeviceWorker implements AutoCloseable {
  private final int places;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicLong arrivals = new AtomicLong();
  private final ThreadPoolExecutor thread;

  /**
   * Starts the thread when the first job comes.
   *
   * @param places jobs that may wait or run at one time
   */
  public DeviceWorker(String deviceId, int places) {
    this.places = places;
    this.thread = new ThreadPoolExecutor(
        1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), job -> daemon(job, "device " + deviceId));
  }

  /**
   * Queues a job. The future ends with its result, its exception, or CANCELLED.
   *
   * @throws FramewrightException SERVER_UNAVAILABLE when every place is taken or the worker is closed
   */
  public <T> CompletableFuture<T> submit(boolean interactive, Cancellation cancellation, Callable<T> work) {
    takePlace();
    CompletableFuture<T> result = new CompletableFuture<>();
    Callable<T> thenLeave = () -> leaveAfter(cancellation, work);
    Job<T> job = new Job<>(interactive, arrivals.getAndIncrement(), thenLeave, result);
    job.watch = cancellation.during(() -> dropIfWaiting(job));
    thread.execute(job);
    return result;
  }

  /** Jobs waiting or running. */
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

  private void takePlace() {
    if (thread.isShutdown()) {
      throw FramewrightException.serverUnavailable("The server is shutting down. Render the frame again.");
    }
    if (taken.incrementAndGet() > places) {
      taken.decrementAndGet();
      throw FramewrightException.serverUnavailable(
          "The server has too many frames waiting. Render the frame again, or close other renders.");
    }
  }

  /** Frees the place before the caller hears of the result, so that its next job finds it free. */
  private <T> T leaveAfter(Cancellation cancellation, Callable<T> work) throws Exception {
    try {
      cancellation.check();
      return work.call();
    } finally {
      taken.decrementAndGet();
    }
  }

  private void dropIfWaiting(Job<?> job) {
    if (thread.remove(job)) {
      taken.decrementAndGet();
      job.result.completeExceptionally(FramewrightException.cancelled());
    }
  }

  private static Thread daemon(Runnable job, String name) {
    Thread thread = new Thread(job, name);
    thread.setDaemon(true);
    return thread;
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
