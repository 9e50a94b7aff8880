package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.ParameterValue;
import framewright.frame.Alpha;
import framewright.frame.ColourSpace;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The key effect with its real model on drawn plates. */
class KeyEffectTest {
  private static final Map<String, ParameterValue> STRAIGHT = Map.of("alpha_output", text("straight"));

  private static ParameterValue text(String value) {
    return new ParameterValue.Text(value);
  }

  private static ParameterValue number(double value) {
    return new ParameterValue.Scalar(value);
  }

  @Test
  void aDiscBeforeAGreenScreenComesOutSolidAndTheScreenEmpty() {
    try (KeyDesk desk = new KeyDesk(2)) {
      float[] key = desk.key(Plate.disc(160, 96).srgb(), STRAIGHT);
      assertTrue(alphaAt(key, 160, 80, 48) > 0.97, "the disc is solid");
      assertTrue(alphaAt(key, 160, 8, 8) < 0.03, "the screen is empty");
      assertEquals(0.7f, key[4 * (48 * 160 + 80)], 0.05f, "the disc keeps its colour");
    }
  }

  @Test
  void blueScreensAreFoundToo() {
    try (KeyDesk desk = new KeyDesk(2)) {
      float[] key = desk.key(Plate.disc(160, 96).blue().srgb(), STRAIGHT);
      assertTrue(alphaAt(key, 160, 80, 48) > 0.97, "the disc is solid");
      assertTrue(alphaAt(key, 160, 8, 8) < 0.03, "the screen is empty");
    }
  }

  @Test
  void sameBytesWhateverTheThreadCount() {
    try (KeyDesk one = new KeyDesk(1);
        KeyDesk two = new KeyDesk(2)) {
      Plate plate = Plate.disc(208, 112).noisy(5);
      assertArrayEquals(one.key(plate.srgb(), STRAIGHT), two.key(plate.srgb(), STRAIGHT));
    }
  }

  @Test
  void tilesEqualTheWhole() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Plate plate = Plate.disc(1600, 904).noisy(6);
      float[] whole = desk.key(plate.srgb(), Map.of("tiling", text("whole"), "alpha_output", text("straight")));
      float[] tiled = desk.key(plate.srgb(), Map.of("tiling", text("small"), "alpha_output", text("straight")));
      assertArrayEquals(whole, tiled, 1f / 1024);
    }
  }

  @Test
  void brightForegroundsInSceneLinearComeThrough() {
    try (KeyDesk desk = new KeyDesk(2)) {
      float[] key = desk.key(Plate.disc(160, 96).brightAt(80, 48, 1e4f).linear(), STRAIGHT);
      assertEquals(1e4f, key[4 * (48 * 160 + 80)], 500f);
    }
  }

  @Test
  void everyEncodingGivesTheSameMatte() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Plate plate = Plate.disc(160, 96);
      float[] expected = desk.key(plate.linear(), STRAIGHT);
      for (ColourSpace space : ColourSpace.values()) {
        float[] key = desk.key(plate.encoded(space), STRAIGHT);
        assertEquals(alphaAt(expected, 160, 80, 48), alphaAt(key, 160, 80, 48), 0.03, space.scriptName());
        assertEquals(alphaAt(expected, 160, 8, 8), alphaAt(key, 160, 8, 8), 0.03, space.scriptName());
      }
    }
  }

  @Test
  void aSliderThatNeedsNoNetworkRunsNone() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Plate plate = Plate.disc(160, 96);
      desk.key(plate.srgb(), STRAIGHT);
      desk.key(plate.srgb(), Map.of("clip_white", number(0.8), "grow", number(-1.5), "soften", number(1)));
      assertTrue(!desk.lastStages().contains("infer"), "stages were " + desk.lastStages());
    }
  }

  @Test
  void insideAndOutsideHaveTheLastWord() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Plate plate = Plate.disc(160, 96);
      float[] held = desk.with("Inside", plate.corner()).key(plate.srgb(), STRAIGHT);
      assertEquals(1, alphaAt(held, 160, 4, 4), 1e-6);
      float[] removed = desk.with("Outside", Plate.white(160, 96)).key(plate.srgb(), STRAIGHT);
      assertEquals(0, alphaAt(removed, 160, 80, 48), 1e-6);
    }
  }

  @Test
  void despeckleRemovesLonePixelsOnly() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Plate plate = Plate.disc(160, 96).brightAt(10, 10, 0.9f);
      float[] key = desk.key(plate.srgb(), Map.of("despeckle", number(8), "alpha_output", text("straight")));
      assertEquals(0, alphaAt(key, 160, 10, 10), 1e-6);
      assertTrue(alphaAt(key, 160, 80, 48) > 0.97);
    }
  }

  @Test
  void theOutputIsPremultipliedUnlessAskedOtherwise() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Plate plate = Plate.disc(160, 96);
      float[] straight = desk.key(plate.srgb(), STRAIGHT);
      float[] premultiplied = desk.key(plate.srgb(), Map.of());
      for (int i = 0; i < straight.length; i += 4) {
        assertEquals(straight[i] * straight[i + 3], premultiplied[i], 1e-5);
      }
    }
  }

  @Test
  void aFrameWithoutAScreenSaysWhatToDo() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Exception e = assertThrows(CompletionException.class, () -> desk.key(Plate.grey(64, 64).srgb(), Map.of()));
      assertTrue(e.getMessage().contains("set Screen to Pick"), e.getMessage());
    }
  }

  @Test
  void aScreenThatIsHardlyGreenIsSaidSo() {
    try (KeyDesk desk = new KeyDesk(2)) {
      desk.key(Plate.yellow(64, 64).srgb(), Map.of());
      assertTrue(desk.lastWarnings().stream().anyMatch(w -> w.contains("hardly green")), desk.lastWarnings().toString());
    }
  }

  @Test
  void anAlphaOnlySourceIsRefused() {
    try (KeyDesk desk = new KeyDesk(2)) {
      Exception e = assertThrows(
          CompletionException.class, () -> desk.key(Plate.disc(64, 64).as(Alpha.ALPHA_ONLY, ColourSpace.SRGB), Map.of()));
      assertTrue(e.getMessage().contains("no colour"), e.getMessage());
    }
  }

  @Test
  void aMaskOfAnotherSizeIsStretchedAndSaidSoOneOfAnotherShapeRefused() {
    try (KeyDesk desk = new KeyDesk(2)) {
      desk.with("Inside", Plate.white(80, 48)).key(Plate.disc(160, 96).srgb(), STRAIGHT);
      assertTrue(desk.lastWarnings().stream().anyMatch(w -> w.contains("stretched")), desk.lastWarnings().toString());
      KeyDesk wrong = desk.with("Inside", Plate.white(96, 96));
      assertThrows(CompletionException.class, () -> wrong.key(Plate.disc(160, 96).srgb(), STRAIGHT));
    }
  }

  @Test
  void aLockedOffShotWithNoiseDoesNotBoil() {
    try (KeyDesk desk = new KeyDesk(2)) {
      float[] first = desk.key(Plate.disc(256, 144).noisy(1).srgb(), STRAIGHT);
      float[] second = desk.key(Plate.disc(256, 144).noisy(2).srgb(), STRAIGHT);
      double sum = 0;
      for (int i = 3; i < first.length; i += 4) {
        sum += Math.abs(first[i] - second[i]);
      }
      assertTrue(sum / (256 * 144) < 0.004, "mean change of the matte from noise alone: " + sum / (256 * 144));
    }
  }

  private static float alphaAt(float[] picture, int width, int x, int y) {
    return picture[4 * (y * width + x) + 3];
  }
}
