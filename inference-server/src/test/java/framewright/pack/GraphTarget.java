package framewright.pack;

import java.nio.ByteBuffer;

/** A graph of any bytes: let through, or refused with a reason. */
public final class GraphTarget {
  private GraphTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      GraphScan.check(ByteBuffer.wrap(input));
    } catch (GraphScan.Refusal e) {
      if (e.getMessage().isBlank()) {
        throw new AssertionError("a refusal without a reason", e);
      }
    }
  }
}
