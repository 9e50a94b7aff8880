package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.FrameReport;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A post that passes before ground which goes the other way, and mattes of it. */
class TwoLayersTest {
  private static final double POST_SPEED = 44;
  private static final double GROUND_SPEED = -9;
  private static final double HALF_WIDTH = 9;
  private static final int EDGE = 16;
  private static final Shots.Paint GROUND = Shots.texture(15);
  private static final Shots.Paint POST = Shots.texture(4);
  private static RetimeRoom room;

  @BeforeAll
  static void open() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void eachMovesByItsOwnMotion() {
    Frame truth = shot(0.5);
    double alone = Shots.psnr(between(shot(0), shot(1)), truth, EDGE);
    double apart = Shots.psnr(between(shot(0), shot(1), matte(0), matte(1)), truth, EDGE);
    assertTrue(apart > alone + 10, alone + " dB, taken apart " + apart);
    assertTrue(apart > 38, apart + " dB");
  }

  @Test
  void aMatteOfNothingAndOneOfEverythingLeaveThePictureAsItWas() {
    Frame plain = between(Shots.frame(0, GROUND), Shots.frame(1, Shots.moved(GROUND, 7, 2)));
    for (float cover : new float[] {0, 1}) {
      Frame found =
          between(
              Shots.frame(0, GROUND),
              Shots.frame(1, Shots.moved(GROUND, 7, 2)),
              layer(0, (x, y) -> cover),
              layer(1, (x, y) -> cover));
      double alike = Shots.psnr(found, plain, EDGE);
      assertTrue(alike > 45, alike + " dB");
    }
  }

  @Test
  void aMatteOfOneFrameTakesNothingApartAndSaysSo() {
    Frame output = room.output();
    FrameReport report =
        room.render(Map.of("source_time", 0.5), output, shot(0), shot(1), matte(0));
    assertTrue(report.warnings().toString().contains("Layer matte"), report.warnings().toString());
    assertEquals(between(shot(0), shot(1)).pixels(), output.pixels());
  }

  @Test
  void aSourceWithAlphaIsNotTakenApartUnlessItIsSolid() {
    Frame[] solid = {withAlpha(shot(0), 1), withAlpha(shot(1), 1), matte(0), matte(1)};
    Frame output = Shots.empty("Output", 0, solid[0].format());
    assertEquals(List.of(), room.render(Map.of("source_time", 0.5), output, solid).warnings());
    assertTrue(Shots.psnr(output, shot(0.5), EDGE) > 38);
    Frame[] half = {withAlpha(shot(0), 0.5f), withAlpha(shot(1), 0.5f), matte(0), matte(1)};
    FrameReport report = room.render(Map.of("source_time", 0.5), output, half);
    assertTrue(report.warnings().toString().contains("alpha of its own"));
  }

  @Test
  void aBrokenPixelStaysOne() {
    Frame whole = between(shot(0), shot(1), matte(0), matte(1));
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Frame broken = shot(0);
      broken.floats().put(4 * (20 * Shots.WIDTH + 130), value);
      Frame found = between(broken, shot(1), matte(0), matte(1));
      int far = 0;
      for (int i = 0; i < found.floats().capacity(); i++) {
        assertTrue(Float.isFinite(found.floats().get(i)), value + " at " + i);
        far += Math.abs(found.floats().get(i) - whole.floats().get(i)) > 0.1 ? 1 : 0;
      }
      assertTrue(far < 0.02 * found.floats().capacity(), value + " changes " + far);
    }
  }

  @Test
  void mattesOfAnotherSizeAreRefused() {
    Frame small = Shots.empty("Layer", 0, FrameFormat.of(40, 30));
    FramewrightException refused =
        assertThrows(FramewrightException.class, () -> between(shot(0), shot(1), small, matte(1)));
    assertTrue(refused.getMessage().contains("Layer matte is 40 x 30"), refused.getMessage());
  }

  private static Frame between(Frame... frames) {
    Frame output = room.output();
    room.render(Map.of("source_time", 0.5), output, frames);
    return output;
  }

  private static double cover(double x, double time) {
    double off = Math.abs(x - 50 - POST_SPEED * time);
    return Math.max(0, Math.min(1, HALF_WIDTH + 0.5 - off));
  }

  private static Frame shot(double time) {
    return Shots.frame(
        time,
        (x, y) -> {
          float[] behind = GROUND.at(x - GROUND_SPEED * time, y);
          float[] before = POST.at(x - POST_SPEED * time, y);
          float cover = (float) cover(x, time);
          float[] both = new float[4];
          for (int i = 0; i < 4; i++) {
            both[i] = behind[i] + cover * (before[i] - behind[i]);
          }
          return both;
        });
  }

  private static Frame matte(double time) {
    return layer(time, (x, y) -> cover(x, time));
  }

  private interface Cover {
    double at(double x, double y);
  }

  private static Frame layer(double time, Cover cover) {
    Frame grey =
        Shots.frame(
            time,
            (x, y) -> {
              float value = (float) cover.at(x, y);
              return new float[] {value, value, value, 1};
            });
    return new Frame("Layer", time, grey.format(), grey.contentId(), grey.pixels());
  }

  private static Frame withAlpha(Frame frame, float alpha) {
    FrameFormat format = frame.format().as(Alpha.PREMULTIPLIED);
    for (int i = 3; i < frame.pixels().capacity() / Float.BYTES; i += 4) {
      frame.floats().put(i, alpha);
    }
    return new Frame(frame.clip(), frame.time(), format, frame.contentId(), frame.pixels());
  }
}
