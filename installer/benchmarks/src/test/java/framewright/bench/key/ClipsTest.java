package framewright.bench.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipsTest {
  private static final double NEAR = 1e-4;

  /** Both pixels change by 0.1 and then by 0.3 where the truth stands still: (10 + 30) / 2. */
  @Test
  void flickerIsTheRootOfTheMeanSquareOfUnwantedChange() {
    List<Shot> still = List.of(truth(0.5f, 0.5f), truth(0.5f, 0.5f), truth(0.5f, 0.5f));
    List<float[]> found = List.of(row(0.5f, 0.5f), row(0.6f, 0.4f), row(0.3f, 0.7f));
    assertEquals(20, Clips.dtSsd(still, found), NEAR);
  }

  /** One pixel of four does not follow a change of 0.4: 100 * sqrt(0.16 / 4). */
  @Test
  void changeThatTheTruthHasIsMissedWhereItIsNotThere() {
    List<Shot> moving = List.of(truth(0, 0, 0, 0.2f), truth(0, 0, 0, 0.6f));
    List<float[]> stuck = List.of(row(0, 0, 0, 0.2f), row(0, 0, 0, 0.2f));
    assertEquals(20, Clips.dtSsd(moving, stuck), NEAR);
  }

  @Test
  void anErrorThatStaysIsNoFlicker() {
    List<Shot> moving = List.of(truth(0.1f, 0.5f), truth(0.4f, 0.1f));
    List<float[]> brighter = List.of(row(0.3f, 0.7f), row(0.6f, 0.3f));
    assertEquals(0, Clips.dtSsd(moving, brighter), NEAR);
  }

  private static Shot truth(float... alpha) {
    return new Shot("", "", alpha.length, Shot.Screen.GREEN, null, null, new Shot.Key(alpha, null));
  }

  private static float[] row(float... values) {
    return values;
  }
}
