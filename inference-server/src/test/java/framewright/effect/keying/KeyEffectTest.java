package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.effect.ParameterValue;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The key effect with its real model on drawn plates. */
class KeyEffectTest {
  private static final KeyRoom DESK = new KeyRoom(2);

  @AfterAll
  static void leave() {
    DESK.close();
  }

  private static final Map<String, ParameterValue> STRAIGHT =
      Map.of("alpha_output", text("straight"));

  private static ParameterValue text(String value) {
    return new ParameterValue.Text(value);
  }

  private static ParameterValue number(double value) {
    return new ParameterValue.Scalar(value);
  }

  @Test
  void aDiscBeforeAGreenScreenComesOutSolidAndTheScreenEmpty() {
    KeyRoom room = DESK.afresh();
    float[] key = room.key(Plate.disc(160, 96).srgb(), STRAIGHT);
    assertTrue(alphaAt(key, 160, 80, 48) > 0.97, "the disc is solid");
    assertTrue(alphaAt(key, 160, 8, 8) < 0.03, "the screen is empty");
    assertEquals(0.7f, key[4 * (48 * 160 + 80)], 0.05f, "the disc keeps its colour");
  }

  @Test
  void blueScreensAreFoundToo() {
    KeyRoom room = DESK.afresh();
    float[] key = room.key(Plate.disc(160, 96).blue().srgb(), STRAIGHT);
    assertTrue(alphaAt(key, 160, 80, 48) > 0.97, "the disc is solid");
    assertTrue(alphaAt(key, 160, 8, 8) < 0.03, "the screen is empty");
  }

  @Test
  void tilesEqualTheWhole() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(1600, 904).noisy(6);
    float[] whole =
        room.key(plate.srgb(), Map.of("tiling", text("whole"), "alpha_output", text("straight")));
    float[] tiled =
        room.key(plate.srgb(), Map.of("tiling", text("small"), "alpha_output", text("straight")));
    assertArrayEquals(whole, tiled, 1f / 1024);
  }

  @Test
  void everySizeKeysAlike() {
    KeyRoom room = DESK.afresh();
    for (int[] size : new int[][] {{203, 121}, {254, 142}, {361, 203}}) {
      for (String quality : List.of("full", "half", "quarter")) {
        float[] key =
            room.key(Plate.disc(size[0], size[1]).srgb(), Map.of("quality", text(quality)));
        String where = size[0] + " x " + size[1] + " " + quality;
        assertTrue(
            alphaAt(key, size[0], size[0] / 2, size[1] / 2) > 0.95, where + ": the disc is solid");
        assertTrue(
            alphaAt(key, size[0], size[0] - 1, size[1] - 1) < 0.05,
            where + ": the far corner is empty");
      }
    }
  }

  @Test
  void brightForegroundsInSceneLinearComeThrough() {
    KeyRoom room = DESK.afresh();
    for (float light : new float[] {2, 100, 1e4f}) {
      float[] key = room.key(Plate.disc(160, 96).brightAt(80, 48, light).linear(), STRAIGHT);
      assertEquals(light, key[4 * (48 * 160 + 80)], light * 0.03f);
    }
  }

  @Test
  void everyEncodingGivesTheSameMatte() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(160, 96);
    float[] expected = room.key(plate.linear(), STRAIGHT);
    for (ColourSpace space : ColourSpace.direct()) {
      float[] key = room.key(plate.encoded(space), STRAIGHT);
      assertEquals(
          alphaAt(expected, 160, 80, 48), alphaAt(key, 160, 80, 48), 0.03, space.scriptName());
      assertEquals(alphaAt(expected, 160, 8, 8), alphaAt(key, 160, 8, 8), 0.03, space.scriptName());
    }
  }

  @Test
  void aSliderThatNeedsNoNetworkRunsNone() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(160, 96);
    room.key(plate.srgb(), STRAIGHT);
    room.key(
        plate.srgb(), Map.of("clip_white", number(0.8), "grow", number(-1.5), "soften", number(1)));
    assertTrue(!room.lastStages().contains("infer"), "stages were " + room.lastStages());
  }

  @Test
  void aKeyThatWasMadeBeforeIsFinishedLikeANewOne() {
    for (String quality : List.of("full", "half", "quarter")) {
      for (ColourSpace space : List.of(ColourSpace.SRGB, ColourSpace.LINEAR)) {
        KeyRoom room = DESK.afresh();
        Frame source = Plate.disc(160, 96).opaque(0.5f).as(Alpha.STRAIGHT, space);
        Map<String, ParameterValue> settings =
            Map.of("quality", text(quality), "clip_black", number(0.1));
        float[] fresh = room.key(source, settings);
        assertTrue(room.lastStages().contains("infer"), "stages were " + room.lastStages());
        assertArrayEquals(fresh, room.key(source, settings), 1e-6f, quality + " " + space);
        assertTrue(!room.lastStages().contains("infer"), "stages were " + room.lastStages());
      }
    }
  }

  @Test
  void aMuchLargerFrameTakesThePlaceOfWhatSmallerOnesLeft() {
    KeyRoom room = DESK.afresh();
    Plate small = Plate.disc(160, 96);
    Plate large = Plate.disc(320, 192);
    room.key(small.srgb(), STRAIGHT);
    room.key(large.srgb(), STRAIGHT);
    room.key(small.srgb(), STRAIGHT);
    assertTrue(room.lastStages().contains("infer"), "the small one was let go");
    room.key(large.srgb(), STRAIGHT);
    assertTrue(!room.lastStages().contains("infer"), "the large one was kept");
  }

  @Test
  void aTransparencyTheSourceBringsStaysAndItsColoursAreKeyedStraight() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(160, 96);
    for (ColourSpace space :
        List.of(ColourSpace.SRGB, ColourSpace.REC709, ColourSpace.LINEAR, ColourSpace.SLOG3)) {
      float[] opaque = room.key(plate.encoded(space), STRAIGHT);
      float[] half = room.key(plate.halfCovered(space), STRAIGHT);
      for (int i = 0; i < opaque.length; i += 4) {
        assertEquals(opaque[i], half[i], 2e-3, space.scriptName());
        assertEquals(0.5 * opaque[i + 3], half[i + 3], 2e-3, space.scriptName());
      }
    }
  }

  @Test
  void insideAndOutsideHaveTheLastWord() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(160, 96);
    float[] held = room.with("Inside", plate.corner()).key(plate.srgb(), STRAIGHT);
    assertEquals(1, alphaAt(held, 160, 4, 4), 1e-6);
    float[] removed = room.with("Outside", Plate.white(160, 96)).key(plate.srgb(), STRAIGHT);
    assertEquals(0, alphaAt(removed, 160, 80, 48), 1e-6);
  }

  @Test
  void despeckleRemovesLonePixelsOnly() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(160, 96).brightAt(10, 10, 0.9f);
    float[] key =
        room.key(plate.srgb(), Map.of("despeckle", number(8), "alpha_output", text("straight")));
    assertEquals(0, alphaAt(key, 160, 10, 10), 1e-6);
    assertTrue(alphaAt(key, 160, 80, 48) > 0.97);
  }

  @Test
  void theOutputIsPremultipliedUnlessAskedOtherwise() {
    KeyRoom room = DESK.afresh();
    Plate plate = Plate.disc(160, 96);
    float[] straight = room.key(plate.srgb(), STRAIGHT);
    float[] premultiplied = room.key(plate.srgb(), Map.of());
    for (int i = 0; i < straight.length; i += 4) {
      assertEquals(straight[i] * straight[i + 3], premultiplied[i], 1e-5);
    }
  }

  @Test
  void aFrameWithoutAScreenSaysWhatToDo() {
    KeyRoom room = DESK.afresh();
    Exception e =
        assertThrows(
            CompletionException.class,
            () -> room.key(Plate.grey(64, 64).srgb(), Map.of("reference_time", number(0))));
    assertTrue(e.getMessage().contains("Set Reference frame"), e.getMessage());
    assertTrue(e.getMessage().contains("set Screen to Pick"), e.getMessage());
  }

  @Test
  void whereThereIsNoOtherFrameNoneIsAdvised() {
    KeyRoom room = DESK.afresh();
    Exception e =
        assertThrows(
            CompletionException.class, () -> room.key(Plate.grey(64, 64).srgb(), Map.of()));
    assertTrue(e.getMessage().contains("Set Screen to Pick"), e.getMessage());
    assertFalse(e.getMessage().contains("eference frame"), e.getMessage());
    room.key(Plate.yellow(64, 64).srgb(), Map.of());
    assertFalse(
        room.lastWarnings().toString().contains("eference frame"), room.lastWarnings().toString());
  }

  @Test
  void aScreenThatIsHardlyGreenIsSaidSo() {
    KeyRoom room = DESK.afresh();
    room.key(Plate.yellow(64, 64).srgb(), Map.of());
    assertTrue(
        room.lastWarnings().stream().anyMatch(w -> w.contains("hardly green")),
        room.lastWarnings().toString());
  }

  @Test
  void whoPickedAFaintScreenIsSentToABetterPlaceOfIt() {
    KeyRoom room = DESK.afresh();
    room.key(
        Plate.grey(64, 64).srgb(),
        Map.of(
            "screen", text("pick"),
            "screen_colour", new ParameterValue.Numbers(List.of(0.45, 0.5, 0.45)),
            "reference_time", number(0)));
    assertTrue(room.lastWarnings().toString().contains("lit best"), room.lastWarnings().toString());
    assertFalse(
        room.lastWarnings().toString().contains("eference frame"), room.lastWarnings().toString());
  }

  @Test
  void aScreenClippedByItsEncodingIsSaidSo() {
    KeyRoom room = DESK.afresh();
    room.key(Plate.clipped(64, 64).srgb(), Map.of());
    assertTrue(
        room.lastWarnings().stream().anyMatch(w -> w.contains("Expose it darker")),
        room.lastWarnings().toString());
  }

  @Test
  void aReferenceFrameTheHostKeepsToItselfIsSaidSo() {
    KeyRoom room = DESK.afresh();
    room.key(Plate.disc(64, 64).srgb(), Map.of("reference_time", number(12)));
    assertTrue(
        room.lastWarnings().stream().anyMatch(w -> w.contains("set Screen to Pick")),
        room.lastWarnings().toString());
    room.key(Plate.disc(64, 64).srgb(), Map.of("reference_time", number(0)));
    assertEquals(List.of(), room.lastWarnings());
  }

  @Test
  void anAlphaOnlySourceIsRefused() {
    KeyRoom room = DESK.afresh();
    Exception e =
        assertThrows(
            CompletionException.class,
            () -> room.key(Plate.disc(64, 64).as(Alpha.ALPHA_ONLY, ColourSpace.SRGB), Map.of()));
    assertTrue(e.getMessage().contains("no colour"), e.getMessage());
  }

  @Test
  void aMaskOfAnotherSizeIsStretchedAndSaidSoOneOfAnotherShapeRefused() {
    KeyRoom room = DESK.afresh();
    room.with("Inside", Plate.white(80, 48)).key(Plate.disc(160, 96).srgb(), STRAIGHT);
    assertTrue(
        room.lastWarnings().stream().anyMatch(w -> w.contains("stretched")),
        room.lastWarnings().toString());
    KeyRoom wrong = room.with("Inside", Plate.white(96, 96));
    assertThrows(CompletionException.class, () -> wrong.key(Plate.disc(160, 96).srgb(), STRAIGHT));
  }

  private static float alphaAt(float[] picture, int width, int x, int y) {
    return picture[4 * (y * width + x) + 3];
  }
}
