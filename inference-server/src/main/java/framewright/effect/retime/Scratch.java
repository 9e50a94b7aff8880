package framewright.effect.retime;

import framewright.frame.Frame;
import framewright.frame.FramePool;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A frame's worth of pooled memory for the length of a render. */
record Scratch(Frame frame, ByteBuffer memory) implements AutoCloseable {
  static Scratch like(Frame other) {
    ByteBuffer memory = FramePool.shared().take(other.format().bytes());
    return new Scratch(
        new Frame(other.clip(), other.time(), other.format(), Optional.empty(), memory), memory);
  }

  @Override
  public void close() {
    FramePool.shared().giveBack(memory);
  }
}
