package framewright.bridge.host.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PlainCopyTest {

  @Test
  void aCopyTakesAsLongAsMemoryNeeds() {
    long open = Image.openBytes();
    long bytes = 64L << 20;
    try (PlainCopy copy = new PlainCopy(bytes)) {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 10; i++) {
        long start = System.nanoTime();
        copy.run();
        best = Math.min(best, System.nanoTime() - start);
      }
      double gigabytesPerSecond = bytes / (double) best;
      assertTrue(gigabytesPerSecond < 1000, "nothing copies " + gigabytesPerSecond + " GB/s");
    }
    assertEquals(open, Image.openBytes());
  }
}
