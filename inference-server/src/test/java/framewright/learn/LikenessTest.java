package framewright.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class LikenessTest {

  @Test
  void aRepairIsJudgedWhereSomethingWasRepaired() {
    Example unseen = new Example(2, 1, pixels(0.5f, 0.9f), pixels(0.5f, 0.5f), Task.REPAIR);
    Likeness likeness = Likeness.of(unseen, pixels(0f, 0.6f)); // the first pixel had nothing
    assertEquals(20, likeness.value(), 1e-4);
    assertEquals("20.0 dB", likeness.toString());
  }

  @Test
  void aPictureIsJudgedAllOver() {
    Example unseen = new Example(2, 1, pixels(0.5f, 0.9f), pixels(0.5f, 0.5f), Task.PICTURE);
    assertEquals(20 + 10 * Math.log10(2), Likeness.of(unseen, pixels(0.5f, 0.6f)).value(), 1e-4);
  }

  @Test
  void aMatteIsJudgedByWhatBothHave() {
    Example unseen = new Example(4, 1, pixels(0, 0, 0, 0), pixels(0, 1, 1, 1), Task.MATTE);
    Likeness likeness = Likeness.of(unseen, pixels(1, 1, 0.8f, 0.2f));
    assertEquals("IoU 0.500", likeness.toString());
  }

  @Test
  void lightIsSeenInStepsThatLookAlikeAndToldFromThem() {
    assertEquals(0.36f, Light.SCENE.seen(0.18f), 0.005);
    assertEquals(1, Light.SCENE.seen(1e4f), 0);
    assertEquals(0.18f, Light.SCENE.told(Light.SCENE.seen(0.18f)), 1e-5);
    assertEquals(0.18f, Light.SHOWN.seen(0.18f), 0);
  }

  private static FloatBuffer pixels(float... values) {
    FloatBuffer pixels = FloatBuffer.allocate(4 * values.length);
    for (float value : values) {
      pixels.put(value).put(value).put(value).put(1);
    }
    return pixels.flip();
  }
}
