package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.ParameterValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Screens that are neither green nor blue, by the colour that somebody picked. */
class KeyOtherScreensTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int CENTRE = 48 * WIDTH + 80;
  private static final int CORNER = 8 * WIDTH + 8;
  private static final float[] DISC = {0.45f, 0.45f, 0.5f};
  private static final KeyRoom ROOM = new KeyRoom(2);

  /** Red, orange, yellow, cyan between green and blue, violet, magenta. */
  private static final List<float[]> SCREENS =
      List.of(
          new float[] {0.65f, 0.12f, 0.15f},
          new float[] {0.8f, 0.5f, 0.1f},
          new float[] {0.75f, 0.72f, 0.15f},
          new float[] {0.1f, 0.6f, 0.6f},
          new float[] {0.65f, 0.1f, 0.7f},
          new float[] {0.7f, 0.1f, 0.6f});

  @AfterAll
  static void leave() {
    ROOM.close();
  }

  @Test
  void aScreenOfAnyColourIsKeyedAndWhatStandsBeforeItKeepsItsOwn() {
    for (float[] screen : SCREENS) {
      float[] key = ROOM.key(plate(screen).srgb(), picked(screen));
      String which = "before " + screen[0] + " " + screen[1] + " " + screen[2];
      assertEquals(0, key[4 * CORNER + 3], 0.02, which);
      assertEquals(1, key[4 * CENTRE + 3], 0.02, which);
      for (int channel = 0; channel < 3; channel++) {
        assertEquals(DISC[channel], key[4 * CENTRE + channel], 0.03, which);
      }
      assertEquals(List.of(), ROOM.lastWarnings(), which);
      assertEquals(screen[0], ROOM.lastFindings().get("pick_red"), 0.001, which);
    }
  }

  @Test
  void aRedScreenIsAsGoodAsAGreenOne() {
    float[] green = {0.12f, 0.65f, 0.12f};
    float[] ofGreen = ROOM.key(plate(green).srgb(), picked(green));
    float[] red = {0.65f, 0.12f, 0.12f};
    float[] ofRed = ROOM.key(plate(green).around().srgb(), picked(red));
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      assertEquals(ofGreen[4 * pixel + 3], ofRed[4 * pixel + 3], 0.001);
    }
  }

  @Test
  void everyViewShowsTheColoursAsTheyAre() {
    float[] screen = SCREENS.get(2);
    for (String view : List.of("foreground", "grey", "checker", "despilled")) {
      float[] shown = ROOM.key(plate(screen).srgb(), picked(screen, "view", view));
      assertEquals(DISC[2], shown[4 * CENTRE + 2], 0.03, view);
      assertEquals(DISC[0], shown[4 * CENTRE], 0.03, view);
    }
    float[] clean = ROOM.key(plate(screen).srgb(), picked(screen, "view", "cleanplate"));
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(square(screen[channel]), square(clean[4 * CENTRE + channel]), 0.04);
    }
  }

  @Test
  void whatWasHoldsForGreenAndBlue() {
    assertTrue(ScreenTurn.of(0.1f, 0.6f, 0.15f).isNone());
    assertTrue(ScreenTurn.of(0.71f, 0.98f, 0.25f).isNone());
    assertTrue(ScreenTurn.of(0.1f, 0.25f, 0.7f).isNone());
    assertTrue(ScreenTurn.of(0.5f, 0.5f, 0.5f).isNone());
  }

  @Test
  void whatIsTurnedComesBack() {
    float[] shown = {0.7f, 0.02f, 0.4f};
    for (float[] screen : SCREENS) {
      ScreenTurn turn = ScreenTurn.of(screen[0], screen[1], screen[2]);
      assertArrayEquals(shown, turn.back(turn.turned(shown)), 1e-4f);
      float[] green = turn.turned(screen);
      assertTrue(green[1] > Math.max(green[0], green[2]) + 0.15f);
      assertArrayEquals(new float[] {1, 1, 1}, turn.turned(1, 1, 1), 1e-5f);
    }
  }

  /** About the light. */
  private static double square(double shown) {
    return shown * shown;
  }

  /** A grey disc before it. */
  private static Plate plate(float[] screen) {
    return Plate.disc(WIDTH, HEIGHT, screen, DISC).noisy(3);
  }

  private static Map<String, ParameterValue> picked(float[] screen, Object... more) {
    List<Object> settings = new ArrayList<>(List.of("screen", "pick"));
    settings.addAll(List.of(more));
    Map<String, ParameterValue> all = KeyRoom.settings(settings.toArray());
    all.put(
        "screen_colour",
        new ParameterValue.Numbers(
            List.of((double) screen[0], (double) screen[1], (double) screen[2])));
    return all;
  }
}
