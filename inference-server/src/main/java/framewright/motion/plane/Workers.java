package framewright.motion.plane;

import framewright.engine.PieceThreads;
import framewright.error.FramewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Runs pieces of work side by side, one per core. What a piece leaves in native memory goes when
 * the piece ends.
 */
public final class Workers {
  private static final int STRIP_ROWS = 32;
  private static final PieceThreads CORES =
      new PieceThreads(Runtime.getRuntime().availableProcessors());

  private Workers() {}

  /**
   * Runs all pieces and returns, or throws the first failure, when none runs any more: a caller may
   * then free what they work on.
   */
  public static void run(List<Runnable> pieces) {
    OpenCv.require();
    try {
      CORES.run(pieces.stream().<IntConsumer>map(piece -> thread -> scoped(piece)).toList());
    } catch (RuntimeException | Error e) {
      throw translated(e);
    }
  }

  /** Runs work on every horizontal strip of a picture. */
  public static void strips(int height, StripWork work) {
    List<Runnable> pieces = new ArrayList<>();
    for (int top = 0; top < height; top += STRIP_ROWS) {
      int from = top;
      int to = Math.min(height, top + STRIP_ROWS);
      pieces.add(() -> work.rows(from, to));
    }
    run(pieces);
  }

  /** Rows from (inclusive) to (exclusive). */
  public interface StripWork {
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
    boolean memory =
        cause instanceof OutOfMemoryError
            || String.valueOf(cause.getMessage()).contains("Insufficient memory");
    if (memory) {
      return FramewrightException.outOfMemory(
          "The server ran out of memory for motion. Close other applications, or render at a smaller size.");
    }
    return FramewrightException.internal(
        "The motion between the frames could not be found.", cause);
  }
}
