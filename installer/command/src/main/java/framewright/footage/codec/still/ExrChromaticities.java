package framewright.footage.codec.still;

import framewright.colour.Primaries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The attribute of an EXR file that says what its red, green and blue are, which FFmpeg neither
 * reads nor writes: x and y of each, and of white.
 */
final class ExrChromaticities {
  static final String NAME = "chromaticities";

  private static final int NUMBERS = 8;
  private static final double NEAR = 1e-3;

  private ExrChromaticities() {}

  /** The primaries an attribute names, if they are known here. */
  static Optional<Primaries> read(ByteBuffer attribute) {
    double[] said = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      said[i] = attribute.getFloat();
    }
    return Arrays.stream(Primaries.values()).filter(known -> isNear(known, said)).findFirst();
  }

  private static boolean isNear(Primaries known, double[] said) {
    double[] exact = known.chromaticities();
    for (int i = 0; i < NUMBERS; i++) {
      if (Math.abs(exact[i] - said[i]) > NEAR) {
        return false;
      }
    }
    return true;
  }

  /** A file of one part in lines, with the attribute put at the end of its header. */
  static byte[] written(byte[] file, Primaries primaries) {
    ExrHeader header = new ExrHeader(file);
    byte[] attribute = attribute(primaries);
    int end = header.end();
    ByteBuffer to =
        ByteBuffer.allocate(file.length + attribute.length).order(ByteOrder.LITTLE_ENDIAN);
    to.put(file, 0, end).put(attribute).put(file, end, file.length - end);
    int table = end + attribute.length + 1;
    for (int chunk = 0; chunk < header.chunks(); chunk++) {
      int place = table + chunk * Long.BYTES;
      to.putLong(place, to.getLong(place) + attribute.length);
    }
    return to.array();
  }

  private static byte[] attribute(Primaries primaries) {
    byte[] names = (NAME + "\0" + NAME + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer attribute =
        ByteBuffer.allocate(names.length + Integer.BYTES + NUMBERS * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(names)
            .putInt(NUMBERS * Float.BYTES);
    for (double number : primaries.chromaticities()) {
      attribute.putFloat((float) number);
    }
    return attribute.array();
  }
}
