package framewright.bridge.host.image;

import com.google.common.base.Preconditions;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pixels in native memory. Owner rule: whoever is given an image closes it. {@link #share()} makes
 * a second owner of the same pixels; the memory is reused when the last one has closed. An image
 * that others may read is not written any more.
 */
public final class Image implements AutoCloseable {

  private static final class Block {
    final Memory memory;
    final long bytes;
    final AtomicInteger owners = new AtomicInteger(1);

    /** JNA remembers every buffer that it makes: rows are slices of one. Empty from 2 GB on. */
    private final Optional<ByteBuffer> whole;

    Block(long bytes) {
      this.memory = PixelPool.SHARED.take(bytes);
      this.bytes = bytes;
      this.whole =
          bytes > Integer.MAX_VALUE
              ? Optional.empty()
              : Optional.of(memory.getByteBuffer(0, bytes));
    }

    ByteBuffer part(long offset, int count) {
      return whole
          .map(all -> all.slice((int) offset, count))
          .orElseGet(() -> memory.getByteBuffer(offset, count))
          .order(ByteOrder.nativeOrder());
    }

    void leave() {
      if (owners.decrementAndGet() == 0) {
        PixelPool.SHARED.giveBack(memory, bytes);
      }
    }
  }

  private final Block block;
  private final ImageFormat format;
  private boolean closed;

  private Image(Block block, ImageFormat format) {
    this.block = block;
    this.format = format;
  }

  /** New pixels, their content undefined. */
  public static Image allocate(ImageFormat format) {
    return new Image(new Block(format.bytes()), format);
  }

  /** Bytes held by images that nobody has closed yet. */
  public static long openBytes() {
    return PixelPool.SHARED.takenBytes();
  }

  public ImageFormat format() {
    return format;
  }

  /** Another owner of the same pixels. */
  public synchronized Image share() {
    checkOpen();
    block.owners.incrementAndGet();
    return new Image(block, format);
  }

  /**
   * The pixels of a row, counted from the top of the picture, without padding; native byte order.
   */
  public ByteBuffer rowFromTop(int row) {
    checkOpen();
    Preconditions.checkElementIndex(row, format.height(), "row");
    int rowInMemory = format.rowBytes() < 0 ? row : format.height() - 1 - row;
    long offset = rowInMemory * Math.abs((long) format.rowBytes());
    return block.part(offset, format.packedRowBytes());
  }

  /** All memory, padding included, in memory order; only for images below 2 GB. */
  public ByteBuffer memory() {
    checkOpen();
    return block.memory.getByteBuffer(0, block.bytes).order(ByteOrder.nativeOrder());
  }

  public void fill(byte value) {
    checkOpen();
    block.memory.setMemory(0, block.bytes, value);
  }

  /** Where OpenFX counts rows from: the first pixel of the bottom row. */
  public long bottomRowAddress() {
    long start = Pointer.nativeValue(block.memory);
    return format.rowBytes() < 0 ? start + (format.height() - 1L) * -format.rowBytes() : start;
  }

  private void checkOpen() {
    Preconditions.checkState(!closed, "the image is closed");
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      block.leave();
    }
  }
}
