package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.ParameterValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How sure the effect says it is of the screen that it found. */
class KeyScreenTrustTest {
  @Test
  void aScreenIsSaidToBeOneAndBricksWithGreenishJointsToBeAGuess() {
    try (KeyRoom room = new KeyRoom(2)) {
      room.key(Plate.disc(160, 96).noisy(4).srgb(), Map.of());
      assertEquals(1, room.lastFindings().get("screen_sure"), 0.1);
      assertEquals(List.of(), room.lastWarnings());
      room.key(Plate.bricks(160, 96).srgb(), Map.of());
      assertTrue(room.lastFindings().get("screen_sure") < 0.45, room.lastFindings().toString());
      assertTrue(
          room.lastWarnings().stream()
              .anyMatch(w -> w.contains("is a guess") && w.contains("Set Screen to Pick")),
          room.lastWarnings().toString());
      room.key(
          Plate.bricks(160, 96).srgb(), Map.of("reference_time", new ParameterValue.Scalar(0)));
      assertTrue(
          room.lastWarnings().stream().anyMatch(w -> w.contains("Press Analyse the shot")),
          room.lastWarnings().toString());
      room.key(Plate.bricks(160, 96).srgb(), Map.of("screen", new ParameterValue.Text("pick")));
      assertFalse(room.lastFindings().containsKey("screen_sure"), "a hand is sure of itself");
    }
  }
}
