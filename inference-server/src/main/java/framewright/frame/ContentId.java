package framewright.frame;

import framewright.error.FramewrightException;
import java.nio.ByteBuffer;

/** Identity of a frame's content: equal ids mean equal pixels. */
public record ContentId(long high, long low) {
  private static final int BYTES = 16;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /** The identity of what was made of this content in the way so named. */
  public ContentId of(String way) {
    return new ContentId(high + SPREAD * way.hashCode(), Long.rotateLeft(low, 1) + way.hashCode());
  }

  /** Reads the 16 bytes of the contract. */
  public static ContentId of(ByteBuffer bytes) {
    if (bytes.remaining() != BYTES) {
      throw FramewrightException.invalidRequest("A frame's content id must be 16 bytes or absent.");
    }
    return new ContentId(
        bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES));
  }
}
