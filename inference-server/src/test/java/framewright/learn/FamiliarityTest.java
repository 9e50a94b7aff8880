package framewright.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamiliarityTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 72;

  @Test
  void anExampleIsNotStrangeAndWhatMovedInItIsNotEither() {
    Familiarity familiarity = new Familiarity(List.of(example(meadow(0))));
    assertEquals(0, familiarity.strangeness(WIDTH, HEIGHT, meadow(0)), 1e-6);
    double moved = familiarity.strangeness(WIDTH, HEIGHT, meadow(23));
    assertTrue(moved < Familiarity.UNLIKE / 2, "moved: " + moved);
  }

  @Test
  void anotherSceneIsStrangeUntilItHasAnExample() {
    Familiarity one = new Familiarity(List.of(example(meadow(0))));
    double cut = one.strangeness(WIDTH, HEIGHT, night());
    assertTrue(cut > 2 * Familiarity.UNLIKE, "cut: " + cut);
    Familiarity two = new Familiarity(List.of(example(meadow(0)), example(night())));
    assertEquals(0, two.strangeness(WIDTH, HEIGHT, night()), 1e-6);
  }

  @Test
  void aPackRemembersWhatItHasSeenAndADamagedMemoryIsNone(@TempDir Path pack) throws Exception {
    Familiarity familiarity = new Familiarity(List.of(example(meadow(0))));
    FamiliarFile.write(familiarity, pack);
    Familiarity found = FamiliarFile.of(pack).orElseThrow();
    assertEquals(
        familiarity.strangeness(WIDTH, HEIGHT, night()), found.strangeness(WIDTH, HEIGHT, night()));
    assertTrue(found.isUnlike(WIDTH, HEIGHT, night()));
    assertFalse(found.isUnlike(WIDTH, HEIGHT, meadow(23)));
    byte[] whole = Files.readAllBytes(pack.resolve("familiar.bin"));
    Files.write(pack.resolve("familiar.bin"), Arrays.copyOf(whole, whole.length / 2));
    assertTrue(FamiliarFile.of(pack).isEmpty());
  }

  @Test
  void strangeFramesInARowAreOneAndTheStrangestOfThemIsNamed() {
    List<Unfamiliar> found =
        Unfamiliar.among(
            new TreeMap<>(Map.of(1, 0.0, 40, 0.2, 46, 0.5, 52, 0.3, 60, 0.05, 70, 0.2)));
    assertEquals(List.of(new Unfamiliar(40, 52, 46), new Unfamiliar(70, 70, 70)), found);
    assertEquals(
        "Frames 40-52 look unlike your examples: do one of them by hand, best frame 46.",
        found.get(0).sentence());
    assertEquals(
        "Frame 70 looks unlike your examples: do it by hand as well.", found.get(1).sentence());
  }

  private static Example example(FloatBuffer pixels) {
    return new Example(WIDTH, HEIGHT, pixels, pixels, Task.PICTURE);
  }

  private static FloatBuffer meadow(int right) {
    return drawn((x, y) -> y < 30 ? 0.8f : 0.35f + 0.1f * (float) Math.sin((x + right) / 2.0 + y));
  }

  private static FloatBuffer night() {
    return drawn((x, y) -> (x / 6 + y / 6) % 7 == 0 ? 1f : 0.05f);
  }

  private interface Drawing {
    float at(int x, int y);
  }

  private static FloatBuffer drawn(Drawing drawing) {
    FloatBuffer pixels = FloatBuffer.allocate(4 * WIDTH * HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      float value = drawing.at(i % WIDTH, i / WIDTH);
      pixels.put(value).put(value).put(value).put(1);
    }
    return pixels.flip();
  }
}
