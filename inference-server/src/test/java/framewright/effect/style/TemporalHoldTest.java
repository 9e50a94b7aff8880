package framewright.effect.style;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A clip is requested as the plugin does: each frame with the two before it. */
class TemporalHoldTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final double FINE = 1;
  private static final double COARSE = 4;
  private static final Studio STUDIO = new Studio();

  @AfterAll
  static void leave() {
    STUDIO.close();
  }

  @Test
  void outOfOrderIsInOrderBitForBit() {
    Function<Integer, Frame> clip = TemporalHoldTest::panned;
    float[][] inOrder = new float[5][];
    for (int time = 0; time < 5; time++) {
      inOrder[time] = rendered(clip, time, 0.7);
    }
    for (int time : new int[] {3, 0, 4, 1, 2}) {
      STUDIO.forget();
      assertArrayEquals(inOrder[time], rendered(clip, time, 0.7), "frame " + time);
    }
  }

  /** Strokes as fine as usual: coarse ones show hardly any. */
  @Test
  void noiseIsStiller() {
    Function<Integer, Frame> clip = time -> noisy(0, time);
    double free = distance(rendered(clip, 2, 0, FINE), rendered(clip, 3, 0, FINE));
    double held = distance(rendered(clip, 2, 1, FINE), rendered(clip, 3, 1, FINE));
    assertTrue(held < 0.6 * free, held + " held, " + free + " free");
  }

  @Test
  void whatMovesIsCarriedAndNotSmeared() {
    float[] held = rendered(TemporalHoldTest::panned, 3, 0.5);
    float[] free = rendered(TemporalHoldTest::panned, 3, 0);
    float[] smeared = new float[free.length];
    for (int age = 0; age < 3; age++) {
      float[] frame = rendered(TemporalHoldTest::panned, 3 - age, 0);
      for (int i = 0; i < smeared.length; i++) {
        smeared[i] += (float) (frame[i] * Math.pow(0.5, age) / 1.75);
      }
    }
    assertTrue(
        distance(held, free) < 0.4 * distance(smeared, free),
        distance(held, free) + " of " + distance(smeared, free));
  }

  @Test
  void acrossACutNothingIsHeld() {
    Frame other =
        Pictures.draw(
            "Source",
            FrameFormat.of(WIDTH, HEIGHT),
            (x, y, c) -> 0.5 + 0.5 * Math.sin(0.2 * x * (c + 1)) * Math.cos(0.13 * y));
    Function<Integer, Frame> clip = time -> time < 2 ? Pictures.at(time, other) : panned(time);
    assertArrayEquals(rendered(clip, 2, 0), rendered(clip, 2, 1));
  }

  @Test
  void aFrameAloneIsPaintedAsWithoutHold() {
    assertArrayEquals(
        rendered(TemporalHoldTest::panned, 0, 0), rendered(TemporalHoldTest::panned, 0, 1));
  }

  private static float[] rendered(Function<Integer, Frame> clip, int time, double hold) {
    return rendered(clip, time, hold, COARSE);
  }

  /** One frame with the frames of its window that the clip has. */
  private static float[] rendered(
      Function<Integer, Frame> clip, int time, double hold, double strokes) {
    Studio.Request request =
        STUDIO
            .style(clip.apply(time))
            .set("look", "ink")
            .set("stroke_size", strokes)
            .set("temporal_hold", hold);
    for (int before = Math.max(0, time - 2); before < time; before++) {
      request.clip(clip.apply(before));
    }
    return Pictures.values(request.run());
  }

  private static Frame panned(int time) {
    return noisy(4 * time, time);
  }

  private static Frame noisy(int right, int time) {
    Random random = new Random(time);
    Frame drawn =
        Pictures.draw(
            "Source",
            FrameFormat.of(WIDTH, HEIGHT),
            (x, y, c) -> {
              double picture =
                  0.5
                      + 0.2 * Math.sin((x - right) / 9.0 + c)
                      + 0.25 * Math.cos(y / 13.0 + (x - right) / 31.0);
              return c == 3 ? 1 : picture + 0.03 * random.nextGaussian();
            });
    return Pictures.at(time, drawn);
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum / one.length);
  }
}
