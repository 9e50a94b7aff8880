package framewright.effect.retime;

import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.frame.FramePool;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A frame's worth of pooled memory for the length of a render. */
record Scratch(Frame frame, ByteBuffer memory) implements AutoCloseable {
  static Scratch like(Frame other) {
    return like(other, other.format().alpha());
  }

  /** The same for pixels whose fourth channel means something else. */
  static Scratch like(Frame other, Alpha alpha) {
    FrameFormat format = other.format().as(alpha);
    ByteBuffer memory = FramePool.shared().take(format.bytes());
    return new Scratch(
        new Frame(other.clip(), other.time(), format, Optional.empty(), memory), memory);
  }

  @Override
  public void close() {
    FramePool.shared().giveBack(memory);
  }
}
