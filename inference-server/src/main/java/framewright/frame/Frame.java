package framewright.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * One frame of a clip. The pixels are a direct buffer in native order, exactly {@link
 * FrameFormat#bytes()} long; whoever made the frame owns them, and they stay valid until the render
 * they were given to ends.
 *
 * @param clip the clip's name as the plugin declares it, as in "Source"
 * @param time the clip's time it was fetched at, in frames
 */
public record Frame(
    String clip,
    double time,
    FrameFormat format,
    Optional<ContentId> contentId,
    ByteBuffer pixels) {
  private static final float SOLID = 0.999f;

  public Frame {
    if (!pixels.isDirect() || pixels.remaining() != format.bytes()) {
      throw new IllegalArgumentException("a frame needs a direct buffer of exactly its size");
    }
    pixels = pixels.slice().order(ByteOrder.nativeOrder());
  }

  /**
   * A key for derived things: the content where it is known, with what its numbers mean, for the
   * same bytes are another picture in another colour space; else something equal to nothing but
   * itself.
   */
  public Object identity() {
    return contentId.<Object>map(id -> new Identity(id, format)).orElse(new Object());
  }

  private record Identity(ContentId content, FrameFormat format) {}

  /** The pixels' numbers. */
  public FloatBuffer floats() {
    return pixels.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /**
   * This frame as a mask: opaque where its shape is not in its alpha but in its brightness, as in
   * black-and-white pictures, which many hosts hand over with an alpha that is solid everywhere.
   */
  public Frame asMask() {
    boolean inAlpha = format.alpha() == Alpha.ALPHA_ONLY || !isSolid();
    return inAlpha ? this : new Frame(clip, time, format.as(Alpha.OPAQUE), contentId, pixels);
  }

  private boolean isSolid() {
    if (format.alpha() == Alpha.OPAQUE) {
      return true;
    }
    FloatBuffer floats = floats();
    for (int alpha = FrameFormat.CHANNELS - 1;
        alpha < floats.capacity();
        alpha += FrameFormat.CHANNELS) {
      if (floats.get(alpha) < SOLID) {
        return false;
      }
    }
    return true;
  }
}
