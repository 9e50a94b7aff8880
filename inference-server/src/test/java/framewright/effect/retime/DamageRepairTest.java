package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.FrameReport;
import framewright.frame.Frame;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nine frames of a moving shot with damage made by code, each judged as the plugin asks for it:
 * with two frames each way.
 */
class DamageRepairTest {
  private static final int MARGIN = 16;
  private static final int LENGTH = 9;
  private static final int HIT = 4;

  private static RetimeRoom room;

  private final Shots.Paint[] clip =
      IntStream.range(0, LENGTH)
          .mapToObj(time -> Shots.moved(Shots.texture(12), 3 * time, time))
          .toArray(Shots.Paint[]::new);

  @BeforeAll
  static void start() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  enum Damaged {
    BLACK,
    FLASHED,
    HALF_GREY,
    TORN,
    BLOTCHED;

    Shots.Paint apply(Shots.Paint good) {
      return switch (this) {
        case BLACK -> flat(0);
        case FLASHED -> changed(good, 3, 0.3);
        case HALF_GREY -> (x, y) -> y < Shots.HEIGHT / 2 ? good.at(x, y) : flat(0.5).at(x, y);
        case TORN -> (x, y) -> good.at(y < 60 ? x : x + 70, y);
        case BLOTCHED ->
            (x, y) -> Math.hypot(x - 90, y - 60) < 24 ? flat(1).at(x, y) : good.at(x, y);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFrameIsRebuiltAndNoneBesideItIsTouched(Damaged kind) {
    Shots.Paint good = clip[HIT];
    clip[HIT] = kind.apply(good);
    Frame rebuilt = room.output();
    assertEquals(1, repair(HIT, rebuilt).findings().get("repaired"));
    double quality = Shots.psnr(rebuilt, Shots.frame(HIT, good), MARGIN);
    assertTrue(quality > 36, quality + " dB");
    assertLeftAlone(0, 1, 2, 3, 5, 6, 7, 8);
  }

  @Test
  void twoBlackFramesInARowAreRebuiltFromThoseAround() {
    Shots.Paint[] good = clip.clone();
    clip[HIT] = flat(0);
    clip[HIT + 1] = flat(0);
    for (int time : new int[] {HIT, HIT + 1}) {
      Frame rebuilt = room.output();
      assertEquals(1, repair(time, rebuilt).findings().get("repaired"));
      assertTrue(Shots.psnr(rebuilt, Shots.frame(time, good[time]), MARGIN) > 33);
    }
    assertLeftAlone(0, 1, 2, 3, 6, 7, 8);
  }

  @Test
  void damageAtACutIsLeftAloneAndNamed() {
    for (int time = HIT + 1; time < LENGTH; time++) {
      clip[time] = Shots.moved((x, y) -> Shots.texture(23).at(3 * x, 90 - 2 * y), -2 * time, 0);
    }
    assertLeftAlone(0, 1, 2, 3, 4, 5, 6, 7, 8);
    clip[HIT] = flat(0);
    Frame output = room.output();
    FrameReport outcome = repair(HIT, output);
    assertEquals(Shots.frame(HIT, clip[HIT]).pixels(), output.pixels());
    assertTrue(
        outcome.warnings().get(0).startsWith("Frame 4 is like neither neighbour"),
        outcome.warnings()::toString);
    assertLeftAlone(0, 1, 2, 3, 5, 6, 7, 8);
  }

  @Test
  void damageOneFrameBeforeACutIsRebuilt() {
    for (int time = HIT + 2; time < LENGTH; time++) {
      clip[time] = Shots.moved((x, y) -> Shots.texture(23).at(3 * x, 90 - 2 * y), -2 * time, 0);
    }
    clip[HIT] = flat(0);
    assertEquals(1, repair(HIT, room.output()).findings().get("repaired"));
    assertLeftAlone(0, 1, 2, 3, 5, 6, 7, 8);
  }

  @Test
  void aShotOfTwoFramesIsNoDamage() {
    clip[HIT] = Shots.texture(23);
    clip[HIT + 1] = Shots.moved(Shots.texture(23), 1, 0);
    assertLeftAlone(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void flickerIsNoDamage() {
    double[] light = {1, 0.8, 1.1, 0.95, 1.25, 1, 0.85, 1.15, 1};
    Arrays.setAll(
        clip, time -> changed(Shots.moved(Shots.texture(12), 3 * time, 0), light[time], 0));
    assertLeftAlone(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void lightThatGoesOnAndOffIsNoDamage() {
    for (int time = 1; time < LENGTH; time += 2) {
      clip[time] = flat(0);
    }
    assertLeftAlone(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void fastMotionAndLostAndRepeatedFramesAreNoDamage() {
    double[] places = {0, 12, 24, 36, 72, 72, 84, 96, 96};
    Arrays.setAll(clip, time -> Shots.moved(Shots.texture(12), places[time], 0));
    assertLeftAlone(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  private void assertLeftAlone(int... times) {
    for (int time : times) {
      Frame output = room.output();
      repair(time, output);
      assertEquals(Shots.frame(time, clip[time]).pixels(), output.pixels(), "frame " + time);
    }
  }

  private FrameReport repair(int time, Frame output) {
    Frame[] seen =
        IntStream.rangeClosed(Math.max(0, time - 2), Math.min(LENGTH - 1, time + 2))
            .mapToObj(at -> Shots.frame(at, clip[at]))
            .toArray(Frame[]::new);
    return room.render(
        Map.of(
            "mode",
            "repair",
            "repair",
            "damaged",
            "repair_threshold",
            0.02,
            "source_time",
            (double) time),
        output,
        seen);
  }

  private static Shots.Paint flat(double light) {
    return (x, y) -> new float[] {(float) light, (float) light, (float) light, 1};
  }

  private static Shots.Paint changed(Shots.Paint paint, double gain, double more) {
    return (x, y) -> {
      float[] colour = paint.at(x, y);
      for (int channel = 0; channel < 3; channel++) {
        colour[channel] = (float) Math.min(1, gain * colour[channel] + more);
      }
      return colour;
    };
  }
}
