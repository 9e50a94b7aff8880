package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.colour.ColourSpace;
import framewright.colour.Recolouring;
import framewright.effect.ParameterValue;
import framewright.frame.Alpha;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WideGamutKeyTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 128;
  private static final Map<String, ParameterValue> STRAIGHT =
      KeyRoom.settings("alpha_output", "straight");
  private static final Map<String, ParameterValue> MATTE = KeyRoom.settings("view", "matte");
  private static final KeyRoom ROOM = new KeyRoom(2);

  @AfterAll
  static void leave() {
    ROOM.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear_ap1",
        "srgb_p3d65",
        "pq_rec2020",
        "hlg_rec2020",
        "logc4_awg4",
        "slog3_sgamut3cine",
        "canonlog2_cgamut",
        "davinci_dwg",
        "acescc_ap1"
      })
  void aPictureIsKeyedAlikeInAnyColourSpace(String name) {
    ColourSpace space = ColourSpace.named(name);
    float[] expected = ROOM.key(plate().srgb(), STRAIGHT);
    float[] key = ROOM.key(plate().in(space), STRAIGHT);
    new Recolouring(space, ColourSpace.SRGB).apply(key, false);
    assertArrayEquals(expected, key, 2e-4f);
  }

  /** The same numbers: in these primaries they are a green that Rec.709 has not. */
  @ParameterizedTest
  @ValueSource(strings = {"srgb_p3d65", "srgb_rec2020", "rec709_rec2020"})
  void aMoreSaturatedScreenIsKeyedLikeItsTwin(String name) {
    float[] twin = ROOM.key(plate().srgb(), MATTE);
    float[] matte = ROOM.key(plate().as(Alpha.OPAQUE, ColourSpace.named(name)), MATTE);
    assertEquals(0, meanDifference(twin, matte), 1e-3);
  }

  @Test
  void aMatteIsDataInEveryColourSpace() {
    float[] expected = ROOM.key(plate().srgb(), MATTE);
    assertArrayEquals(
        expected, ROOM.key(plate().in(ColourSpace.named("logc4_awg4")), MATTE), 1e-4f);
  }

  @Test
  void aPickedColourIsOneOfTheSources() {
    ColourSpace space = ColourSpace.named("davinci_dwg");
    float[] picked = {0.15f, 0.6f, 0.2f, 1};
    float[] expected = ROOM.key(plate().srgb(), picking(picked));
    new Recolouring(ColourSpace.SRGB, space).apply(picked, false);
    assertArrayEquals(expected, ROOM.key(plate().in(space), picking(picked)), 1e-4f);
  }

  @Test
  void theScreenThatIsFoundIsToldAsOneWouldPickIt() {
    ColourSpace space = ColourSpace.named("logc4_awg4");
    Map<String, ParameterValue> finding = KeyRoom.settings("find_only", 1, "view", "source");
    ROOM.key(plate().srgb(), finding);
    float[] expected = found();
    new Recolouring(ColourSpace.SRGB, space).apply(expected, false);
    ROOM.key(plate().in(space), finding);
    assertArrayEquals(expected, found(), 1e-4f);
  }

  private static float[] found() {
    Map<String, Double> findings = ROOM.lastFindings();
    return new float[] {
      findings.get("pick_red").floatValue(),
      findings.get("pick_green").floatValue(),
      findings.get("pick_blue").floatValue(),
      1
    };
  }

  private static Map<String, ParameterValue> picking(float[] colour) {
    Map<String, ParameterValue> settings = new HashMap<>(MATTE);
    settings.put("screen", new ParameterValue.Text("pick"));
    settings.put(
        "screen_colour",
        new ParameterValue.Numbers(
            List.of((double) colour[0], (double) colour[1], (double) colour[2])));
    return settings;
  }

  private static Plate plate() {
    return Plate.disc(WIDTH, HEIGHT).noisy(3);
  }

  private static double meanDifference(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i += 4) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / one.length * 4;
  }
}
