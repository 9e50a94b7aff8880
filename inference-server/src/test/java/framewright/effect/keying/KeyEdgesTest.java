package framewright.effect.keying;

import static framewright.effect.keying.KeyRoom.settings;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.effect.ParameterValue;
import framewright.frame.Frame;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the artist does to the edges of a drawn disc, before a screen or a background. */
class KeyEdgesTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int CENTRE = 48 * WIDTH + 80;
  private static final int CORNER = 8 * WIDTH + 8;

  /** Three pixels within the disc's right end. */
  private static final int RIM = 48 * WIDTH + 80 + HEIGHT / 3 - 3;

  private static final float[] DISC = {0.7f, 0.5f, 0.4f};
  private static final KeyRoom DESK = new KeyRoom(2);

  @AfterAll
  static void leave() {
    DESK.close();
  }

  private static float[] straight(Object... settings) {
    Map<String, ParameterValue> all = new HashMap<>(settings(settings));
    all.putAll(settings("alpha_output", "straight", "spill_amount", 0, "soften", 1));
    return DESK.key(Plate.disc(WIDTH, HEIGHT).srgb(), all);
  }

  private static double fringe(float[] picture) {
    double sum = 0;
    for (int i = 0; i < picture.length; i += 4) {
      boolean partial = picture[i + 3] > 0.2 && picture[i + 3] < 0.8;
      sum += partial ? Math.abs(picture[i + 1] - DISC[1]) : 0;
    }
    return sum;
  }

  @Test
  void extendedEdgesTakeTheColourOfWhatTheyBelongTo() {
    float[] green = straight();
    float[] extended = straight("extend", 4);
    assertTrue(
        fringe(extended) < 0.6 * fringe(green), fringe(green) + " became " + fringe(extended));
    for (int i = 0; i < green.length; i += 4) {
      assertEquals(green[i + 3], extended[i + 3], 1e-6, "the matte stays");
      assertEquals(green[i + 3] == 1 ? green[i] : extended[i], extended[i], 1e-6, "so do solids");
    }
  }

  private static float[] before(Frame background, Frame source, Object... settings) {
    return DESK.with("Background", background).key(source, settings(settings));
  }

  private static float[] before(Frame background, Object... settings) {
    return before(background, Plate.disc(WIDTH, HEIGHT).srgb(), settings);
  }

  @Test
  void lightOfTheBackgroundWrapsAroundTheEdge() {
    Frame sky = Plate.filled(WIDTH, HEIGHT, 0.6f, 0.8f, 1).srgb();
    float[] plain = before(sky);
    float[] wrapped = before(sky, "wrap", 0.5, "wrap_width", 10);
    for (int channel = 0; channel < 3; channel++) {
      assertTrue(wrapped[4 * RIM + channel] > plain[4 * RIM + channel] + 0.02);
      assertEquals(plain[4 * CENTRE + channel], wrapped[4 * CENTRE + channel]);
      assertEquals(plain[4 * CORNER + channel], wrapped[4 * CORNER + channel], 2e-3);
    }
    float[] further = before(sky, "wrap", 0.5, "wrap_width", 60);
    assertTrue(further[4 * CENTRE] > plain[4 * CENTRE]);
  }

  @Test
  void aBackgroundWithoutLightWrapsNothing() {
    Frame night = Plate.filled(WIDTH, HEIGHT, 0, 0, 0).srgb();
    assertArrayEquals(before(night), before(night, "wrap", 1));
  }

  @Test
  void aBrokenPixelOfTheBackgroundTakesNoLightAway() {
    Plate sky = Plate.filled(WIDTH, HEIGHT, 0.6f, 0.8f, 1);
    float whole = before(sky.srgb(), "wrap", 1)[4 * RIM];
    assertEquals(whole, before(sky.brokenAt(5, 48).srgb(), "wrap", 1)[4 * RIM], 1e-3);
  }

  @Test
  void theLightIsTheSameInSceneLinear() {
    Frame sky = Plate.filled(WIDTH, HEIGHT, 0.6f, 0.8f, 1).srgb();
    float[] shown = before(sky, "wrap", 0.5);
    float[] scene = before(sky, Plate.disc(WIDTH, HEIGHT).linear(), "wrap", 0.5);
    for (int i = 0; i < shown.length; i++) {
      double wanted = i % 4 == 3 ? 1 : ColourSpace.SRGB.encoding().light(shown[i]);
      assertEquals(wanted, scene[i], 0.01);
    }
  }
}
