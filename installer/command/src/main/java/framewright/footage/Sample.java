package framewright.footage;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.indexer.HalfIndexer;

/** One component of one pixel, whatever its depth, as a float. */
public final class Sample {
  private static final float BYTE_MAX = 255f;
  private static final float SHORT_MAX = 65535f;

  private Sample() {}

  public static float get(ByteBuffer from, int offset, PixelDepth depth) {
    return switch (depth) {
      case BYTE -> (from.get(offset) & 0xff) / BYTE_MAX;
      case SHORT -> (from.getShort(offset) & 0xffff) / SHORT_MAX;
      case HALF -> HalfIndexer.toFloat(from.getShort(offset));
      case FLOAT -> from.getFloat(offset);
    };
  }

  public static void put(ByteBuffer to, int offset, PixelDepth depth, float value) {
    switch (depth) {
      case BYTE -> to.put(offset, (byte) quantise(value, BYTE_MAX));
      case SHORT -> to.putShort(offset, (short) quantise(value, SHORT_MAX));
      case HALF -> to.putShort(offset, (short) HalfIndexer.fromFloat(value));
      case FLOAT -> to.putFloat(offset, value);
    }
  }

  private static int quantise(float value, float max) {
    return (int) (Math.min(1f, Math.max(0f, value)) * max + 0.5f);
  }
}
