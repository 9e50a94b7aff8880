package framewright.footage;

import framewright.colour.ColourSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame in memory: RGBA interleaved, native byte order, rows packed, top row first, in a direct
 * buffer.
 */
public record Picture(PictureFormat format, ByteBuffer pixels) {

  public Picture {
    if (!pixels.isDirect()
        || pixels.order() != ByteOrder.nativeOrder()
        || pixels.capacity() < format.bytes()) {
      throw new IllegalArgumentException(
          "Pixels live in a direct buffer of native order that holds them all.");
    }
  }

  public static Picture allocate(PictureFormat format) throws FootageException {
    if (format.bytes() > Integer.MAX_VALUE) {
      throw new FootageException(
          "A picture of " + format.size() + " is too large: one frame may take 2 GB at most.");
    }
    return new Picture(
        format, ByteBuffer.allocateDirect((int) format.bytes()).order(ByteOrder.nativeOrder()));
  }

  /** The same numbers, taken as those of another colour space. */
  public Picture as(ColourSpace colourSpace) {
    return new Picture(format.withColourSpace(colourSpace), pixels);
  }

  /** Position of a pixel's first component in the buffer, in bytes. */
  public int offset(int x, int y) {
    return y * format.rowBytes() + x * PictureFormat.COMPONENTS * format.depth().bytes();
  }

  /** One component as a number: 0 to 1 for integers, as it is for floats. */
  public float component(int x, int y, int component) {
    return Sample.get(pixels, offset(x, y) + component * format.depth().bytes(), format.depth());
  }

  public void setComponent(int x, int y, int component, float value) {
    Sample.put(pixels, offset(x, y) + component * format.depth().bytes(), format.depth(), value);
  }
}
