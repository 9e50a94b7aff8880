package framewright.frame;

import framewright.error.FramewrightException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Direct buffers by exact size, kept for the next frame: first touch of fresh memory costs many times a copy. Content is
 * whatever the last owner left. Thread-safe.
 */
public final class FramePool {
  private static final FramePool SHARED = new FramePool(1L << 30);

  private final long idleCapBytes;
  private final Map<Integer, Deque<ByteBuffer>> idle = new HashMap<>();
  private long idleBytes;
  private long lentBytes;

  /** Buffers beyond the cap are left to the garbage collector when they come back. */
  public FramePool(long idleCapBytes) {
    this.idleCapBytes = idleCapBytes;
  }

  /** The pool of this process. */
  public static FramePool shared() {
    return SHARED;
  }

  /** A buffer of exactly this many bytes, in native order. The caller gives it back once. */
  public ByteBuffer take(int bytes) {
    ByteBuffer pooled = takeIdle(bytes);
    return pooled != null ? pooled : allocate(bytes);
  }

  public synchronized void giveBack(ByteBuffer buffer) {
    lentBytes -= buffer.capacity();
    if (idleBytes + buffer.capacity() <= idleCapBytes) {
      idleBytes += buffer.capacity();
      idle.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>()).push(buffer.clear());
    }
  }

  /** Bytes taken and not yet given back. */
  public synchronized long lentBytes() {
    return lentBytes;
  }

  private synchronized ByteBuffer takeIdle(int bytes) {
    Deque<ByteBuffer> sameSize = idle.get(bytes);
    if (sameSize == null || sameSize.isEmpty()) {
      return null;
    }
    idleBytes -= bytes;
    lentBytes += bytes;
    return sameSize.pop();
  }

  private ByteBuffer allocate(int bytes) {
    try {
      ByteBuffer fresh = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      synchronized (this) {
        lentBytes += bytes;
      }
      return fresh;
    } catch (OutOfMemoryError e) {
      dropIdle();
      throw FramewrightException.outOfMemory(
          "The server ran out of memory for frames. Set Quality to half, or close other applications.");
    }
  }

  private synchronized void dropIdle() {
    idle.clear();
    idleBytes = 0;
  }
}
