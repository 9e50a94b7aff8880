package framewright.effect.retime.flow;

import framewright.error.FramewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.PointerScope;

/** Runs pieces of work side by side, one per core. What a piece leaves in native memory goes when the piece ends. */
final class Workers {
  private static final int STRIP_ROWS = 32;
  private static final ExecutorService CORES = start();

  private Workers() {}

  /** Runs all pieces and waits for them. The first failure is thrown when every piece has ended. */
  static void run(List<Runnable> pieces) {
    OpenCv.require();
    List<Future<?>> running = new ArrayList<>();
    pieces.forEach(piece -> running.add(CORES.submit(() -> scoped(piece))));
    RuntimeException failure = null;
    for (Future<?> piece : running) {
      try {
        piece.get();
      } catch (ExecutionException e) {
        failure = translated(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = FramewrightException.cancelled();
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Runs work on every horizontal strip of a picture. */
  static void strips(int height, StripWork work) {
    List<Runnable> pieces = new ArrayList<>();
    for (int top = 0; top < height; top += STRIP_ROWS) {
      int from = top;
      int to = Math.min(height, top + STRIP_ROWS);
      pieces.add(() -> work.rows(from, to));
    }
    run(pieces);
  }

  /** Rows from (inclusive) to (exclusive). */
  interface StripWork {
    void rows(int from, int to);
  }

  private static void scoped(Runnable piece) {
    try (PointerScope scope = new PointerScope()) {
      piece.run();
    }
  }

  private static RuntimeException translated(Throwable cause) {
    if (cause instanceof FramewrightException known) {
      return known;
    }
    boolean memory = cause instanceof OutOfMemoryError || String.valueOf(cause.getMessage()).contains("Insufficient memory");
    if (memory) {
      return FramewrightException.outOfMemory(
          "The server ran out of memory for motion. Close other applications, or render at a smaller size.");
    }
    return FramewrightException.internal("The motion between the frames could not be found.", cause);
  }

  private static ExecutorService start() {
    return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), piece -> {
      Thread thread = new Thread(piece, "retime");
      thread.setDaemon(true);
      return thread;
    });
  }
}
