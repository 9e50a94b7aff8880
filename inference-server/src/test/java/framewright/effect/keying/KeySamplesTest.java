package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.effect.ParameterValue;
import framewright.frame.Frame;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Colours that somebody picked because the key took them for something else. */
class KeySamplesTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int CENTRE = 4 * (48 * WIDTH + 80);
  private static final int CORNER = 4 * (8 * WIDTH + 8);
  private static final float[] SCREEN = {0.15f, 0.6f, 0.2f};

  /** As of a ball that was painted to match the screen, in the shade. */
  private static final float[] GREEN = {0.17f, 0.52f, 0.21f};

  private static final float[] GREY = {0.4f, 0.42f, 0.4f};
  private static final KeyRoom ROOM = new KeyRoom(2);

  @AfterAll
  static void leave() {
    ROOM.close();
  }

  @Test
  void whatIsKeptIsSolidAndKeepsItsColour() {
    Frame source = plate(GREEN).srgb();
    assertTrue(ROOM.key(source, Map.of())[CENTRE + 3] < 0.8);
    float[] key = ROOM.key(source, picks("keep", GREEN, 0.08));
    assertEquals(1, key[CENTRE + 3], 0.01);
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(GREEN[channel], key[CENTRE + channel], 0.02);
    }
    assertEquals(0, key[CORNER + 3], 0.02);
  }

  @Test
  void whatIsDroppedGoesWithTheScreen() {
    Frame source = plate(GREY).srgb();
    assertEquals(1, ROOM.key(source, Map.of())[CENTRE + 3], 0.02);
    float[] key = ROOM.key(source, picks("drop", GREY, 0.15));
    assertEquals(0, key[CENTRE + 3], 0.01);
    assertEquals(0, key[CORNER + 3], 0.02);
  }

  @Test
  void aColourIsPickedInTheSourcesOwnEncoding() {
    double[] light = {0.0246, 0.2330, 0.0363};
    Map<String, ParameterValue> picks =
        Map.of(
            "keep_colour", new ParameterValue.Numbers(List.of(light[0], light[1], light[2])),
            "keep_range", new ParameterValue.Scalar(0.08));
    float[] key = ROOM.key(plate(GREEN).encoded(ColourSpace.LINEAR), picks);
    assertEquals(1, key[CENTRE + 3], 0.01);
    assertEquals(light[1], key[CENTRE + 1], 0.02);
  }

  @Test
  void beforeAWallOfAnotherColourToo() {
    float[] wall = {0.75f, 0.72f, 0.15f};
    float[] straw = {0.58f, 0.55f, 0.36f};
    Map<String, ParameterValue> picks = picks("keep", straw, 0.1);
    picks.put("screen", new ParameterValue.Text("pick"));
    picks.put("screen_colour", numbers(wall));
    float[] key = ROOM.key(Plate.disc(WIDTH, HEIGHT, wall, straw).srgb(), picks);
    assertEquals(1, key[CENTRE + 3], 0.02);
    assertEquals(straw[2], key[CENTRE + 2], 0.03);
    assertEquals(0, key[CORNER + 3], 0.05);
  }

  @Test
  void aRangeOfNothingChangesNoBit() {
    Frame source = plate(GREEN).srgb();
    assertArrayEquals(ROOM.key(source, Map.of()), ROOM.key(source, picks("keep", GREEN, 0)));
  }

  private static Plate plate(float[] disc) {
    return Plate.disc(WIDTH, HEIGHT, SCREEN, disc).noisy(4);
  }

  private static Map<String, ParameterValue> picks(String what, float[] colour, double range) {
    Map<String, ParameterValue> picks = KeyRoom.settings(what + "_range", range);
    picks.put(what + "_colour", numbers(colour));
    return picks;
  }

  private static ParameterValue numbers(float[] colour) {
    return new ParameterValue.Numbers(
        List.of((double) colour[0], (double) colour[1], (double) colour[2]));
  }
}
