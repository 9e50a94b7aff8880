package framewright.frame;

import framewright.error.FramewrightException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Direct buffers by exact size, kept for the next frame: first touch of fresh memory costs many
 * times a copy. Content is whatever the last owner left. Thread-safe.
 */
public final class FramePool {
  private static final FramePool SHARED = new FramePool(512L << 20);
  private static final long LARGEST_GARBAGE_BYTES = 256L << 20;

  private final long idleCapBytes;
  private final Map<Integer, Deque<ByteBuffer>> idle = new LinkedHashMap<>(16, 0.75f, true);
  private long idleBytes;
  private long lentBytes;
  private long garbageBytes;

  /** Beyond the cap, the sizes not asked for longest are let go. */
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
    idleBytes += buffer.capacity();
    idle.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>()).push(buffer.clear());
    letGoDownTo(idleCapBytes);
  }

  /** Keeps nothing. */
  public synchronized void clear() {
    letGoDownTo(0);
    garbageBytes = 0;
    System.gc();
  }

  /** Bytes taken and not yet given back. */
  public synchronized long lentBytes() {
    return lentBytes;
  }

  /** Bytes kept for the next frame. */
  public synchronized long idleBytes() {
    return idleBytes;
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
      return lend(ByteBuffer.allocateDirect(bytes));
    } catch (OutOfMemoryError full) {
      letGoDownTo(0);
    }
    try {
      return lend(ByteBuffer.allocateDirect(bytes));
    } catch (OutOfMemoryError full) {
      throw FramewrightException.outOfMemory(
          String.format(
              "The server ran out of memory: this frame needs another %d MB beside the %d MB that frames use."
                  + " Close other applications, or render at a smaller size.",
              bytes >> 20, lentBytes() >> 20));
    }
  }

  private synchronized ByteBuffer lend(ByteBuffer fresh) {
    lentBytes += fresh.capacity();
    return fresh.order(ByteOrder.nativeOrder());
  }

  private synchronized void letGoDownTo(long bytes) {
    Iterator<Deque<ByteBuffer>> longestUnasked = idle.values().iterator();
    while (idleBytes > bytes && longestUnasked.hasNext()) {
      Deque<ByteBuffer> sameSize = longestUnasked.next();
      while (idleBytes > bytes && !sameSize.isEmpty()) {
        letGo(sameSize.pop());
      }
      if (sameSize.isEmpty()) {
        longestUnasked.remove();
      }
    }
  }

  /**
   * Native memory goes when the collector finds its buffer, and our small heap gives it little
   * reason to look.
   */
  private void letGo(ByteBuffer buffer) {
    idleBytes -= buffer.capacity();
    garbageBytes += buffer.capacity();
    if (garbageBytes > LARGEST_GARBAGE_BYTES) {
      garbageBytes = 0;
      System.gc();
    }
  }
}
