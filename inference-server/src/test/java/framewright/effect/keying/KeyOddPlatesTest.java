package framewright.effect.keying;

import static framewright.effect.keying.KeyRoom.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Plates that no camera makes: broken numbers, and frames of a pixel or a few. */
class KeyOddPlatesTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int CENTRE = 48 * WIDTH + 80;
  private static final int CORNER = 8 * WIDTH + 8;
  private static final KeyRoom DESK = new KeyRoom(2);

  @AfterAll
  static void leave() {
    DESK.close();
  }

  @Test
  void aBrokenPixelStaysOne() {
    Plate plate = Plate.disc(WIDTH, HEIGHT).brokenAt(20, 20);
    for (Frame broken : List.of(plate.linear(), plate.srgb())) {
      for (double softer : new double[] {0, 2}) {
        float[] key = key(broken, "soften", softer);
        IntStream.range(0, key.length)
            .forEach(i -> assertTrue(Float.isFinite(key[i]), "number " + i));
        assertEquals(0, key[4 * CORNER + 3], 0.03);
        assertEquals(1, key[4 * CENTRE + 3], 0.03);
        assertTrue(
            DESK.lastWarnings().stream().anyMatch(w -> w.contains("broken pixels")),
            DESK.lastWarnings().toString());
      }
    }
  }

  @Test
  void aBrokenAlphaSpreadsNeitherFromTheSourceNorFromAMask() {
    Frame source = brokenAlpha(Plate.disc(WIDTH, HEIGHT).as(Alpha.STRAIGHT, ColourSpace.SRGB));
    Frame inside = brokenAlpha(Plate.disc(WIDTH, HEIGHT).corner());
    for (float[] key :
        List.of(
            key(source, "soften", 2),
            DESK.with("Inside", inside).key(disc(), settings("soften", 2)))) {
      IntStream.range(0, key.length)
          .forEach(i -> assertTrue(Float.isFinite(key[i]), "number " + i));
      assertEquals(1, key[4 * CENTRE + 3], 0.03);
      assertEquals(0, key[4 * (90 * WIDTH + 150) + 3], 0.03);
    }
  }

  private static Frame brokenAlpha(Frame frame) {
    frame.pixels().asFloatBuffer().put(4 * (20 * WIDTH + 60) + 3, Float.NaN);
    return frame;
  }

  @Test
  void tinyFramesAreKeyedToo() {
    for (int[] size : new int[][] {{1, 1}, {3, 5}, {1, 40}}) {
      for (String quality : List.of("full", "half", "quarter")) {
        float[] key =
            key(
                Plate.filled(size[0], size[1], 0.15f, 0.6f, 0.2f).srgb(),
                "quality",
                quality,
                "soften",
                1,
                "grow",
                1);
        IntStream.range(0, key.length).forEach(i -> assertEquals(0, key[i], 0.05));
      }
    }
  }

  private static Frame disc() {
    return Plate.disc(WIDTH, HEIGHT).srgb();
  }

  private static float[] key(Frame source, Object... settings) {
    return DESK.key(source, settings(settings));
  }
}
