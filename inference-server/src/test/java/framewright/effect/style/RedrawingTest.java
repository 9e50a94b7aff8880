package framewright.effect.style;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clip that does not move, requested as the plugin does: each frame with the two before it. */
class RedrawingTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final Studio STUDIO = new Studio();

  @AfterAll
  static void leave() {
    STUDIO.close();
  }

  private static Frame still(int time) {
    return Pictures.at(
        time,
        Pictures.draw(
            "Source",
            FrameFormat.of(WIDTH, HEIGHT),
            (x, y, c) ->
                c == 3 ? 1 : Math.hypot(x - 150, y - 90) < 60 ? 0.8 - 0.2 * c : 0.2 + 0.1 * c));
  }

  private static float[] rendered(String look, int time, int every) {
    Studio.Request request = STUDIO.style(still(time)).set("look", look).set("redraw", every);
    for (int before = Math.max(0, time - 2); before < time; before++) {
      request.clip(still(before));
    }
    return Pictures.values(request.run());
  }

  private static double difference(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / one.length;
  }

  /** Of ink the lines move alone, of pencil the strokes lie otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"ink", "pencil"})
  void onTwosADrawingStandsForTwoFrames(String look) {
    float[] first = rendered(look, 0, 2);
    assertTrue(difference(first, rendered(look, 1, 2)) < 1e-4);
    float[] second = rendered(look, 2, 2);
    assertTrue(difference(first, second) > 3e-4, "drawn anew: " + difference(first, second));
    assertTrue(difference(second, rendered(look, 3, 2)) < 1e-4);
  }

  @Test
  void whatWasDrawnBeforeIsNotMixedIn() {
    STUDIO.forget();
    float[] alone =
        Pictures.values(STUDIO.style(still(2)).set("look", "pencil").set("redraw", 2).run());
    assertArrayEquals(alone, rendered("pencil", 2, 2));
  }

  @Test
  void byDefaultNothingIsDrawnAnew() {
    assertTrue(difference(rendered("pencil", 0, 0), rendered("pencil", 2, 0)) < 1e-4);
  }
}
