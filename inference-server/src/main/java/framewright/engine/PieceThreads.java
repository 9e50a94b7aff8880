package framewright.engine;

import com.google.common.base.Throwables;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Threads for the pieces of a frame that can be worked on side by side; where a piece runs graphs,
 * its thread has graphs of its own, which run on that thread alone. For work of many small steps
 * that is twice as fast as sharing each step among threads. Which piece goes to which thread
 * changes nothing. The caller's own thread is the first one.
 */
public final class PieceThreads implements AutoCloseable {
  private final int count;
  private final ExecutorService threads = Executors.newCachedThreadPool(PieceThreads::daemon);

  public PieceThreads(int count) {
    this.count = count;
  }

  /**
   * Gives every piece the number of a thread. Returns, or throws the first failure, when nothing
   * runs any more: an interrupt waits, too.
   */
  public void run(List<IntConsumer> pieces) {
    Queue<IntConsumer> waiting = new ConcurrentLinkedQueue<>(pieces);
    List<Future<?>> running = new ArrayList<>();
    Throwable failure = null;
    try {
      for (int i = 1; i < Math.min(count, pieces.size()); i++) {
        int thread = i;
        running.add(threads.submit(() -> work(thread, waiting)));
      }
      work(0, waiting);
    } catch (RuntimeException | Error e) {
      waiting.clear();
      failure = e;
    }
    for (Future<?> thread : running) {
      Throwable other = failureOf(thread);
      failure = failure == null ? other : failure;
    }
    if (failure != null) {
      Throwables.throwIfUnchecked(failure);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private static void work(int thread, Queue<IntConsumer> waiting) {
    try {
      for (IntConsumer piece = waiting.poll(); piece != null; piece = waiting.poll()) {
        piece.accept(thread);
      }
    } finally {
      waiting.clear();
    }
  }

  /** Waits for its end, whatever happens meanwhile. */
  private static Throwable failureOf(Future<?> thread) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          thread.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "piece");
    thread.setDaemon(true);
    return thread;
  }
}
