package framewright.footage.codec.still;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * How EXR packs lines: the bytes of even places before those of odd ones, each as its difference to
 * the one before, and all of it by zlib.
 */
final class ExrZip {
  /** Half as long as zlib's usual one takes, for two bytes more of a hundred. */
  private static final int LEVEL = 4;

  private static final int MIDDLE = 128;

  private ExrZip() {}

  /** The lines themselves where packing makes them no smaller: a reader knows by their length. */
  static byte[] packed(byte[] lines) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(differences(parted(lines)));
      deflater.finish();
      byte[] packed = new byte[lines.length];
      int length = deflater.deflate(packed);
      return deflater.finished() && length < lines.length ? Arrays.copyOf(packed, length) : lines;
    } finally {
      deflater.end();
    }
  }

  private static byte[] parted(byte[] lines) {
    byte[] parted = new byte[lines.length];
    int odd = (lines.length + 1) / 2;
    for (int i = 0; i < lines.length; i++) {
      parted[(i & 1) * odd + i / 2] = lines[i];
    }
    return parted;
  }

  private static byte[] differences(byte[] bytes) {
    for (int i = bytes.length - 1; i > 0; i--) {
      bytes[i] = (byte) (bytes[i] - bytes[i - 1] + MIDDLE);
    }
    return bytes;
  }
}
