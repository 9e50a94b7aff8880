package framewright.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import org.junit.jupiter.api.Test;

class LossCurveTest {
  private final LossCurve curve = new LossCurve();

  @Test
  void aLossThatFallsIsDrawnFalling() {
    learn(64, 0.5f);
    learn(64, 0.05f);
    learn(32, 0.005f);
    assertEquals("████████▅▅▅▅▅▅▅▅▁▁▁▁", curve.toString());
  }

  @Test
  void whatHardlyChangesIsFlatAndWhatHasHardlyBegunIsNotDrawn() {
    learn(8, 0.1f);
    assertEquals("", curve.toString());
    learn(24, 0.1f);
    assertEquals("▁▁▁▁", curve.toString());
  }

  @Test
  void theLongestCourseFitsALine() {
    for (int step = 0; step < 100_000; step++) {
      curve.add(1f / (1 + step));
    }
    String drawn = curve.toString();
    assertTrue(drawn.length() >= 12 && drawn.length() < 24, drawn);
    assertTrue(drawn.startsWith("█") && drawn.endsWith("▁"), drawn);
  }

  @Test
  void aServerThatComesAfterGoesOnWithIt() {
    Gson gson = new Gson();
    learn(20, 0.5f);
    LossCurve read = gson.fromJson(gson.toJson(curve), LossCurve.class);
    for (int step = 0; step < 4; step++) {
      read.add(0.1f);
    }
    assertEquals(3, read.toString().length());
  }

  private void learn(int steps, float loss) {
    for (int step = 0; step < steps; step++) {
      curve.add(loss);
    }
  }
}
