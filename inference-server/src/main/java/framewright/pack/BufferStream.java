package framewright.pack;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a buffer where it lies: protobuf, given the buffer itself, copies it to the heap. */
final class BufferStream extends InputStream {
  private final ByteBuffer left;

  BufferStream(ByteBuffer buffer) {
    this.left = buffer.duplicate();
  }

  @Override
  public int read() {
    return left.hasRemaining() ? left.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    if (length > 0 && !left.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, left.remaining());
    left.get(to, offset, count);
    return count;
  }

  @Override
  public long skip(long count) {
    int skipped = (int) Math.max(0, Math.min(count, left.remaining()));
    left.position(left.position() + skipped);
    return skipped;
  }
}
