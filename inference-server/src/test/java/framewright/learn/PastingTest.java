package framewright.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PastingTest {
  private static final int PIXELS = Crop.SIDE * Crop.SIDE;

  @Test
  void aSubjectStandsBeforeAnotherCropAndWhoStoodThereStays() {
    Set<String> seen = new HashSet<>();
    Random chance = new Random(3);
    for (int draw = 0; draw < 40; draw++) {
      FloatBuffer sources = FloatBuffer.allocate(2 * 3 * PIXELS);
      FloatBuffer mattes = FloatBuffer.allocate(2 * PIXELS);
      fill(sources, 0, 3, 0.2f);
      fill(sources, 3, 6, 0.6f);
      mattes.put(0, 0.75f); // of the first crop the first pixel is mostly subject
      mattes.put(PIXELS, 0.5f);
      Pasting.some(sources, mattes, 2, chance);
      seen.add(String.format(Locale.ROOT, "%.2f %.3f", sources.get(0), mattes.get(0)));
      seen.add(String.format(Locale.ROOT, "%.2f %.3f", sources.get(1), mattes.get(1)));
    }
    // As it was; or 0.75 of 0.2 and 0.25 of 0.6 before a matte of 0.5, and the other's background.
    assertEquals(Set.of("0.20 0.750", "0.30 0.875", "0.20 0.000", "0.60 0.000"), seen);
  }

  private static void fill(FloatBuffer planes, int from, int to, float value) {
    for (int i = from * PIXELS; i < to * PIXELS; i++) {
      planes.put(i, value);
    }
  }
}
