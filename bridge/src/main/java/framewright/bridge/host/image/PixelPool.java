package framewright.bridge.host.image;

import com.sun.jna.Memory;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps blocks of pixels for the next image of the same size: memory touched for the first time
 * costs as much as several copies of the frame. Blocks beyond the cap go back to the system.
 */
final class PixelPool {

  static final PixelPool SHARED = new PixelPool(2L << 30);

  private static final int ALIGNMENT_BYTES = 64;

  private final long maxFreeBytes;
  private final Map<Long, Deque<Memory>> free = new HashMap<>();
  private long freeBytes;
  private long takenBytes;

  PixelPool(long maxFreeBytes) {
    this.maxFreeBytes = maxFreeBytes;
  }

  /** A block of at least this size, its content undefined. Give it back with {@link #giveBack}. */
  synchronized Memory take(long bytes) {
    Deque<Memory> blocks = free.get(bytes);
    boolean reused = blocks != null && !blocks.isEmpty();
    Memory block = reused ? blocks.pop() : allocate(bytes);
    freeBytes -= reused ? bytes : 0;
    takenBytes += bytes;
    return block;
  }

  private static Memory allocate(long bytes) {
    try {
      return new Memory(bytes + ALIGNMENT_BYTES).align(ALIGNMENT_BYTES);
    } catch (OutOfMemoryError exhausted) {
      String sentence = "There is no memory left for an image of %d MB. Choose a smaller size.";
      throw new OfxException(Status.OUT_OF_MEMORY, sentence.formatted(bytes / 1_000_000));
    }
  }

  synchronized void giveBack(Memory block, long bytes) {
    takenBytes -= bytes;
    if (freeBytes + bytes > maxFreeBytes) {
      free.clear();
      freeBytes = 0;
    }
    free.computeIfAbsent(bytes, size -> new ArrayDeque<>()).push(block);
    freeBytes += bytes;
  }

  synchronized long takenBytes() {
    return takenBytes;
  }
}
