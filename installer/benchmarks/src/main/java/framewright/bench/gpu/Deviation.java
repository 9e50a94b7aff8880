package framewright.bench.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far two pictures are apart, as {@link DeviceShare} keeps them. */
final class Deviation {
  private Deviation() {}

  /** The most; not a number where one of the two has none. */
  static double between(Path one, Path other) throws IOException {
    FloatBuffer right = floats(one);
    FloatBuffer found = floats(other);
    double most = 0;
    for (int i = 0; i < right.capacity(); i++) {
      double off = Math.abs(right.get(i) - found.get(i));
      most = off <= most ? most : off;
    }
    return most;
  }

  private static FloatBuffer floats(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
