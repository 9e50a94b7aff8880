package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.FrameReport;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RetimeEffectTest {
  private static final int MARGIN = 12;

  private static RetimeRoom room;

  @BeforeAll
  static void start() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  @Test
  void wholeTimesAreTheSourceBitForBit() {
    Frame first = Shots.frame(4, Shots.texture(1));
    Frame second = Shots.frame(5, Shots.moved(Shots.texture(1), 6, 2));
    assertEquals(first.pixels(), room.at(4, first, second).pixels());
    assertEquals(second.pixels(), room.at(5, first, second).pixels());
  }

  @Test
  void aTimeBetweenShowsThePictureWhereACameraWouldHaveSeenIt() {
    Frame first = Shots.frame(0, Shots.texture(2));
    Frame second = Shots.frame(1, Shots.moved(Shots.texture(2), 6, 3));
    for (double time : new double[] {0.25, 0.5, 0.8}) {
      Frame truth = Shots.frame(time, Shots.moved(Shots.texture(2), 6 * time, 3 * time));
      double quality = Shots.psnr(room.at(time, first, second), truth, MARGIN);
      assertTrue(quality > 38, time + ": " + quality + " dB");
    }
  }

  @Test
  void writingThatStandsStillOverAMovingPictureStaysSharp() {
    Frame first = Shots.frame(0, Shots.written(Shots.texture(3)));
    Frame second = Shots.frame(1, Shots.written(Shots.moved(Shots.texture(3), 7, 0)));
    Frame result = room.at(0.5, first, second);
    for (int y = 0; y < Shots.HEIGHT; y++) {
      for (int x = 0; x < Shots.WIDTH; x++) {
        if (Shots.stroke(x, y)) {
          assertEquals(
              Shots.value(first, x, y, 0),
              Shots.value(result, x, y, 0),
              1 / 512f,
              "at " + x + ", " + y);
        }
      }
    }
  }

  @Test
  void aShotThatStandsStillDoesNotFlicker() {
    Frame first = Shots.frame(0, Shots.texture(4));
    Frame second = Shots.frame(1, Shots.texture(4));
    Frame result = room.at(0.3, first, second);
    for (int i = 0; i < Shots.WIDTH * Shots.HEIGHT * 4; i++) {
      assertEquals(Shots.floats(first).get(i), Shots.floats(result).get(i), 1 / 1024f);
    }
  }

  @Test
  void lightAboveOneAndBelowZeroSurvivesMotion() {
    Shots.Paint lights =
        (x, y) -> {
          float[] colour = Shots.texture(5).at(x, y);
          boolean lamp = x >= 60 && x < 84 && y >= 40 && y < 64;
          boolean hole = x >= 110 && x < 134 && y >= 40 && y < 64;
          return lamp
              ? new float[] {16, 16, 16, 1}
              : hole ? new float[] {-0.25f, -0.25f, -0.25f, 1} : colour;
        };
    Frame first = Shots.linear(0, Alpha.OPAQUE, lights);
    Frame second = Shots.linear(1, Alpha.OPAQUE, Shots.moved(lights, 8, 0));
    Frame result = room.at(0.5, first, second);
    assertEquals(16, Shots.value(result, 76, 52, 0), 0.05);
    assertEquals(-0.25, Shots.value(result, 126, 52, 0), 0.02);
  }

  @Test
  void alphaMovesWithItsColourAndLeavesNoFringe() {
    Shots.Paint ball =
        (x, y) -> {
          double edge = Math.hypot(x - 90, y - 64) - 30;
          float alpha = (float) Math.max(0, Math.min(1, 0.5 - edge / 3));
          float[] colour = Shots.texture(6).at(x, y);
          return new float[] {alpha * colour[0], alpha * colour[1], alpha * colour[2], alpha};
        };
    Frame first = Shots.linear(0, Alpha.PREMULTIPLIED, ball);
    Frame second = Shots.linear(1, Alpha.PREMULTIPLIED, Shots.moved(ball, 6, 0));
    Frame result = room.at(0.5, first, second);
    Frame truth = Shots.linear(0.5, Alpha.PREMULTIPLIED, Shots.moved(ball, 3, 0));
    for (int y = 0; y < Shots.HEIGHT; y++) {
      for (int x = 0; x < Shots.WIDTH; x++) {
        float alpha = Shots.value(result, x, y, 3);
        assertTrue(alpha >= 0 && alpha <= 1, "alpha " + alpha);
        assertTrue(Shots.value(result, x, y, 0) <= alpha + 0.01, "brighter than its alpha");
        assertEquals(Shots.value(truth, x, y, 3), alpha, 0.15);
      }
    }
  }

  @Test
  void straightColourIsNotDarkenedByWhatLiesBesideIt() {
    Shots.Paint ball =
        (x, y) ->
            Math.hypot(x - 90, y - 64) < 30
                ? new float[] {0.8f, 0.6f, 0.4f, 1}
                : new float[] {0, 0, 0, 0};
    Frame first = Shots.linear(0, Alpha.STRAIGHT, ball);
    Frame second = Shots.linear(1, Alpha.STRAIGHT, Shots.moved(ball, 5, 0));
    Frame result = room.at(0.5, first, second);
    for (int x = 0; x < Shots.WIDTH; x++) {
      if (Shots.value(result, x, 64, 3) > 0.1) {
        assertEquals(0.8, Shots.value(result, x, 64, 0), 0.02, "at " + x);
      }
    }
  }

  @Test
  void acrossACutTheNearestFrameIsHeldAndTheArtistIsTold() {
    Frame first = Shots.frame(10, Shots.texture(7));
    Frame second = Shots.frame(11, (x, y) -> Shots.texture(23).at(3 * x, 90 - 2 * y));
    Frame output = room.output();
    FrameReport outcome = room.render(Map.of("source_time", 10.4), output, first, second);
    assertEquals(first.pixels(), output.pixels());
    assertEquals(1, outcome.findings().get("cut"));
    assertTrue(outcome.warnings().get(0).contains("between frames 10 and 11"));
    room.render(Map.of("source_time", 10.6), output, first, second);
    assertEquals(second.pixels(), output.pixels());
  }

  @Test
  void aPairIsMatchedOnceForAllTimesBetween() {
    Frame first = Shots.frame(0, Shots.texture(8));
    Frame second = Shots.frame(1, Shots.moved(Shots.texture(8), 4, 1));
    room.at(0.25, first, second);
    long kept = room.keptBytes();
    room.at(0.75, first, second);
    assertEquals(kept, room.keptBytes());
  }

  @Test
  void framesOfDifferentSizesAreRefusedWithBothSizes() {
    Frame first = Shots.frame(0, Shots.texture(9));
    Frame second = Shots.frame(1, FrameFormat.of(100, 60), Shots.texture(9));
    FramewrightException refusal =
        assertThrows(FramewrightException.class, () -> room.at(0.5, first, second));
    assertEquals(ErrorKind.INVALID_REQUEST, refusal.kind());
    assertTrue(
        refusal.getMessage().contains("100 x 60") && refusal.getMessage().contains("192 x 128"));
  }

  @Test
  void aClipOfOneFrameStandsStill() {
    Frame only = Shots.frame(0, Shots.texture(10));
    assertEquals(only.pixels(), room.at(0.5, only).pixels());
  }

  @Test
  void aTinyFrameIsMixedInsteadOfRefused() {
    Frame first = Shots.frame(0, FrameFormat.of(3, 2), Shots.texture(1));
    Frame second = Shots.frame(1, FrameFormat.of(3, 2), Shots.texture(1));
    Frame output = Shots.empty("Output", 0, FrameFormat.of(3, 2));
    room.render(Map.of("source_time", 0.5), output, first, second);
    assertEquals(Shots.value(first, 1, 1, 0), Shots.value(output, 1, 1, 0), 1e-3);
  }

  @Test
  void aGapInTheMotionIsNamedAndTheFrameLeftAlone() {
    Shots.Paint texture = Shots.texture(13);
    Frame first = Shots.frame(0, texture);
    Frame second = Shots.frame(1, Shots.moved(texture, 2, 0));
    Frame third = Shots.frame(2, Shots.moved(texture, 4, 0));
    Frame afterGap = Shots.frame(2, Shots.moved(texture, 8, 0));
    Frame beyond = Shots.frame(3, Shots.moved(texture, 10, 0));
    Map<String, Object> find =
        Map.of(
            "mode", "repair", "repair", "dropped", "repair_threshold", 0.005, "source_time", 1.0);
    Frame output = room.output();
    FrameReport lost = room.render(find, output, first, second, afterGap, beyond);
    assertEquals(1, lost.findings().get("dropped"));
    assertTrue(
        lost.warnings().get(0).contains("between frames 1 and 2"), lost.warnings()::toString);
    assertEquals(second.pixels(), output.pixels());
    assertEquals(
        0, room.render(find, output, first, second, third, beyond).findings().get("dropped"));
  }

  @Test
  void anOpenShutterSmearsAlongTheMotionOnly() {
    Shots.Paint texture = Shots.texture(15);
    Frame output = room.output();
    Map<String, Object> blur =
        Map.of("mode", "blur", "source_time", 1.0, "shutter_angle", 360.0, "samples", 8);
    room.render(
        blur,
        output,
        Shots.frame(0, Shots.moved(texture, -8, 0)),
        Shots.frame(1, texture),
        Shots.frame(2, Shots.moved(texture, 8, 0)));
    Frame truth =
        Shots.frame(
            1,
            (x, y) -> {
              float[] sum = {0, 0, 0, 1};
              for (int sample = 0; sample < 8; sample++) {
                float[] colour = texture.at(x - 8 * ((sample + 0.5) / 8 - 0.5), y);
                for (int channel = 0; channel < 3; channel++) {
                  sum[channel] += colour[channel] / 8;
                }
              }
              return sum;
            });
    double quality = Shots.psnr(output, truth, 2 * MARGIN);
    assertTrue(quality > 38, quality + " dB");
  }

  @Test
  void motionCanBeReadAsNumbers() {
    Frame first = Shots.frame(0, Shots.texture(13));
    Frame second = Shots.frame(1, Shots.moved(Shots.texture(13), 5, -2));
    Frame output = room.output();
    room.render(Map.of("view", "vectors", "source_time", 0.5), output, first, second);
    assertEquals(5, Shots.value(output, 96, 64, 0), 0.2);
    assertEquals(-2, Shots.value(output, 96, 64, 1), 0.2);
  }

  @Test
  void theModelFindsTheSameMotion() {
    Frame first = Shots.frame(0, Shots.texture(16));
    Frame second = Shots.frame(1, Shots.moved(Shots.texture(16), 6, 3));
    Frame output = room.output();
    room.render(Map.of("matcher", "model", "source_time", 0.5), output, first, second);
    double quality =
        Shots.psnr(output, Shots.frame(0.5, Shots.moved(Shots.texture(16), 3, 1.5)), MARGIN);
    assertTrue(quality > 38, quality + " dB");
  }

  @Test
  void anOverlayMaskHoldsWhatItCovers() {
    Frame first = Shots.frame(0, Shots.texture(14));
    Frame second = Shots.frame(1, Shots.moved(Shots.texture(14), 6, 0));
    Frame mask = Shots.frame(0.5, (x, y) -> new float[] {1, 1, 1, 1});
    Frame overlay = new Frame("Overlay", 0, mask.format(), mask.contentId(), mask.pixels());
    Frame output = room.output();
    room.render(Map.of("source_time", 0.5), output, first, second, overlay);
    float mixed = (Shots.value(first, 90, 60, 0) + Shots.value(second, 90, 60, 0)) / 2;
    assertEquals(mixed, Shots.value(output, 90, 60, 0), 1e-4);
  }
}
