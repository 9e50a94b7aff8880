package framewright.rpc;

import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.FrameFormat;
import framewright.v1.Chunk;
import java.nio.ByteBuffer;

/** A frame that arrives in chunks, in order and without gaps, straight into pooled memory. */
final class IncomingFrame implements AutoCloseable {
  private final int input;
  private final Tensor tensor;
  private final ByteBuffer pixels;

  IncomingFrame(int input, FrameFormat format) {
    this.input = input;
    this.tensor = Tensor.allocate(format.height(), format.width(), FrameFormat.CHANNELS);
    this.pixels = tensor.bytes();
  }

  /** Takes the next chunk; true when the frame is complete. */
  boolean take(Chunk chunk) {
    boolean next = chunk.getInput() == input && chunk.getOffset() == pixels.position();
    if (!next || chunk.getPixels().isEmpty() || chunk.getPixels().size() > pixels.remaining()) {
      throw FramewrightException.invalidRequest(
          "The pixels of a frame came out of order or beyond its size.");
    }
    chunk.getPixels().copyTo(pixels);
    return !pixels.hasRemaining();
  }

  Tensor tensor() {
    return tensor;
  }

  @Override
  public void close() {
    tensor.close();
  }
}
