package framewright.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Grain that mixing took is given back, and nothing is made up. */
class GrainTest {
  private static final double SPREAD = 0.03;
  private static final Drawing.Grey GROUND = Drawing.texture(3);
  private static final Frame FIRST = Drawing.frame(0, grainy(GROUND, 1));
  private static final Frame SECOND = Drawing.frame(1, grainy(Drawing.moved(GROUND, 5, -2), 2));

  @Test
  void theLevelIsWhatTheFramesHaveAtEveryBrightness() {
    GrainLevel level = level(FIRST, SECOND);
    for (float brightness : new float[] {0.3f, 0.5f, 0.7f}) {
      double found = Math.sqrt(level.at(brightness) / 3);
      assertEquals(SPREAD, found, 0.25 * SPREAD, "at " + brightness);
    }
  }

  @Test
  void aDrawingHasNone() {
    assertFalse(
        level(Drawing.frame(0, GROUND), Drawing.frame(1, Drawing.moved(GROUND, 5, -2))).isSome());
  }

  @Test
  void theGrainIsTheSameInBandsAndEveryTime() {
    Frame whole = between(Optional.of(level(FIRST, SECOND)), Long.MAX_VALUE);
    assertEquals(
        whole.pixels(), between(Optional.of(level(FIRST, SECOND)), 11 * Drawing.WIDTH).pixels());
    assertNotEquals(whole.pixels(), between(Optional.empty(), Long.MAX_VALUE).pixels());
  }

  @Test
  void whatIsGivenLiesBetweenWhatTheFramesHave() {
    Frame mixed = between(Optional.empty(), Long.MAX_VALUE);
    Frame kept = between(Optional.of(level(FIRST, SECOND)), Long.MAX_VALUE);
    double sum = 0;
    for (int y = 0; y < Drawing.HEIGHT; y++) {
      for (int x = 0; x < Drawing.WIDTH; x++) {
        float change = Drawing.value(kept, x, y, 0) - Drawing.value(mixed, x, y, 0);
        assertTrue(Math.abs(change) < 6 * SPREAD, change + " at " + x + ", " + y);
        sum += change;
      }
    }
    assertEquals(0, sum / (Drawing.HEIGHT * Drawing.WIDTH), 0.02 * SPREAD, "no brighter");
  }

  private static Drawing.Grey grainy(Drawing.Grey below, long seed) {
    Random grain = new Random(seed);
    return (x, y) -> below.at(x, y) + SPREAD * grain.nextGaussian();
  }

  private static GrainLevel level(Frame first, Frame second) {
    try (Tensor found = GrainLevel.of(first, second)) {
      return new GrainLevel(found);
    }
  }

  private static Frame between(Optional<GrainLevel> level, long bandPixels) {
    Frame result = Drawing.empty(0.4);
    Map<String, Tensor> found = PairMatcher.match(FIRST, SECOND, 1, 0, Optional.empty());
    Inbetween.render(
        FIRST, SECOND, 0.4, new Motion(found), Optional.empty(), level, result, bandPixels);
    found.values().forEach(Tensor::close);
    return result;
  }
}
