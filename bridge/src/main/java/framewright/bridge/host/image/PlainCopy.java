package framewright.bridge.host.image;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;

/**
 * The C library's memcpy of a frame's worth of memory, in one thread: what everything that moves
 * frames is measured by.
 */
public final class PlainCopy implements AutoCloseable {

  private static final Function MEMCPY = NativeLibrary.getProcess().getFunction("memcpy");

  private final long bytes;
  private final Memory from;
  private final Memory to;

  /** Both blocks are touched before the first run. */
  public PlainCopy(long bytes) {
    this.bytes = bytes;
    this.from = touched(bytes);
    this.to = touched(bytes);
  }

  private static Memory touched(long bytes) {
    Memory block = PixelPool.SHARED.take(bytes);
    block.setMemory(0, bytes, (byte) 1);
    return block;
  }

  public void run() {
    MEMCPY.invokePointer(new Object[] {to, from, bytes});
  }

  @Override
  public void close() {
    PixelPool.SHARED.giveBack(from, bytes);
    PixelPool.SHARED.giveBack(to, bytes);
  }
}
