package framewright.engine;

import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.frame.FramePool;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Float32 numbers on a direct buffer, which a graph reads or writes in place. A tensor made by
 * {@link #allocate} owns pooled memory until it is closed; every other tensor only borrows, and its
 * owner keeps the memory alive during a run.
 */
public final class Tensor implements AutoCloseable {
  private final long[] shape;
  private final ByteBuffer bytes;
  private FramePool owner;

  private Tensor(ByteBuffer bytes, FramePool owner, long[] shape) {
    this.shape = shape.clone();
    this.bytes = bytes;
    this.owner = owner;
  }

  /** Borrows a direct buffer of exactly the shape's size. */
  public static Tensor of(ByteBuffer direct, long... shape) {
    if (!direct.isDirect() || direct.remaining() != byteSize(shape)) {
      throw new IllegalArgumentException("a tensor needs a direct buffer of exactly its size");
    }
    return new Tensor(direct.slice().order(ByteOrder.nativeOrder()), null, shape);
  }

  /** Borrows a frame's pixels as [height, width, 4]. */
  public static Tensor of(Frame frame) {
    FrameFormat format = frame.format();
    return of(frame.pixels(), format.height(), format.width(), FrameFormat.CHANNELS);
  }

  /** One number, shape [1]. */
  public static Tensor scalar(double value) {
    return vector((float) value);
  }

  /** A few numbers, shape [n]. */
  public static Tensor vector(float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    buffer.asFloatBuffer().put(values);
    return new Tensor(buffer, null, new long[] {values.length});
  }

  /** Pooled memory with whatever content; close it to give it back. */
  public static Tensor allocate(long... shape) {
    FramePool pool = FramePool.shared();
    return new Tensor(pool.take(byteSize(shape)), pool, shape);
  }

  public long[] shape() {
    return shape.clone();
  }

  /** The numbers, for the few that Java looks at. Pixels are a graph's business. */
  public FloatBuffer floats() {
    return bytes.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** The only number of a tensor that holds one. */
  public float value() {
    return floats().get(0);
  }

  public int byteSize() {
    return bytes.capacity();
  }

  /** The same memory under another shape of equal size; it borrows from this tensor. */
  public Tensor reshaped(long... newShape) {
    return of(bytes.duplicate().clear(), newShape);
  }

  /**
   * Rows {@code first} to {@code first + count} of the outermost dimension; the part borrows from
   * this tensor.
   */
  public Tensor rows(int first, int count) {
    int rowBytes = (int) (bytes.capacity() / shape[0]);
    long[] part = shape.clone();
    part[0] = count;
    return of(
        bytes.duplicate().clear().position(first * rowBytes).limit((first + count) * rowBytes),
        part);
  }

  /** The tensor's memory, position 0 to its size, for whoever carries it as it is. */
  public ByteBuffer bytes() {
    return bytes.duplicate().clear().order(ByteOrder.nativeOrder());
  }

  @Override
  public synchronized void close() {
    if (owner != null) {
      owner.giveBack(bytes);
      owner = null;
    }
  }

  private static int byteSize(long... shape) {
    long size = Float.BYTES;
    for (long dimension : shape) {
      if (dimension < 1 || (size *= dimension) > Integer.MAX_VALUE) {
        throw FramewrightException.unsupported(
            "The frame is too large for this model. Render at a smaller size.");
      }
    }
    return (int) size;
  }
}
