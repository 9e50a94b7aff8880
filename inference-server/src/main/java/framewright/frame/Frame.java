package framewright.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One frame of a clip. The pixels are a direct buffer in native order, exactly {@link FrameFormat#bytes()} long; whoever made
 * the frame owns them, and they stay valid until the render they were given to ends.
 *
 * @param clip the clip's name as the plugin declares it, as in "Source"
 * @param time the clip's time it was fetched at, in frames
 */
public record Frame(String clip, double time, FrameFormat format, Optional<ContentId> contentId, ByteBuffer pixels) {
  public Frame {
    if (!pixels.isDirect() || pixels.remaining() != format.bytes()) {
      throw new IllegalArgumentException("a frame needs a direct buffer of exactly its size");
    }
    pixels = pixels.slice().order(ByteOrder.nativeOrder());
  }

  /** A key for derived things: the content where it is known, else something equal to nothing but itself. */
  public Object identity() {
    return contentId.<Object>map(id -> id).orElse(new Object());
  }
}
