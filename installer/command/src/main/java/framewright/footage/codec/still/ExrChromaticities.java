package framewright.footage.codec.still;

import framewright.colour.Primaries;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The attribute of an EXR file that says what its red, green and blue are, which FFmpeg does not
 * read: x and y of each, and of white.
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

  static void put(Primaries primaries, ExrAttributes header) {
    header.put(
        NAME,
        NAME,
        NUMBERS * Float.BYTES,
        value -> {
          for (double number : primaries.chromaticities()) {
            value.putFloat((float) number);
          }
        });
  }
}
