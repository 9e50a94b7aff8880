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
class WeatherTest {
  private static final Studio STUDIO = new Studio();

  @AfterAll
  static void leave() {
    STUDIO.close();
  }

  private static Frame still(int time, int width, int height) {
    return Pictures.at(
        time,
        Pictures.draw(
            "Source",
            FrameFormat.of(width, height),
            (x, y, c) -> c == 3 ? 1 : 0.6 - 0.3 * y / height + 0.05 * c));
  }

  private static Studio.Request asked(String look, int time) {
    Studio.Request request = STUDIO.style(still(time, 320, 180)).set("look", look);
    for (int before = Math.max(0, time - 2); before < time; before++) {
      request.clip(still(before, 320, 180));
    }
    return request;
  }

  private static float[] rendered(String look, int time) {
    return Pictures.values(asked(look, time).run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rain", "snow"})
  void itFallsOverAClipThatStandsStill(String look) {
    assertTrue(Pictures.psnr(rendered(look, 3), rendered(look, 4)) < 45);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rain", "snow"})
  void framesInAnyOrderAreTheSame(String look) {
    float[] afterOthers = rendered(look, 5);
    STUDIO.forget();
    assertArrayEquals(afterOthers, rendered(look, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dusk", "night", "fog"})
  void lightAndFogStandStill(String look) {
    assertTrue(Pictures.psnr(rendered(look, 3), rendered(look, 4)) > 80);
  }

  @Test
  void withoutSpeedSnowHangsInTheAir() {
    float[] first = Pictures.values(asked("snow", 3).set("fall_speed", 0).run());
    assertArrayEquals(first, Pictures.values(asked("snow", 4).set("fall_speed", 0).run()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dusk", "night", "fog", "rain", "snow"})
  void noneOfItIsTheSource(String look) {
    float[] none = Pictures.values(asked(look, 3).set("weather_amount", 0).run());
    assertTrue(Pictures.psnr(none, Pictures.values(still(3, 320, 180))) > 90);
  }

  /** So that a proxy in the editor shows where each flake of the full picture is. */
  @ParameterizedTest
  @ValueSource(strings = {"rain", "snow"})
  void aProxyHasTheSameDrops(String look) {
    float[] full = Pictures.values(STUDIO.style(still(7, 640, 360)).set("look", look).run());
    float[] proxy = rendered(look, 7);
    assertTrue(Pictures.psnr(quartered(full, 640), proxy) > 38);
  }

  private static float[] quartered(float[] pixels, int width) {
    float[] small = new float[pixels.length / 4];
    for (int i = 0; i < small.length; i++) {
      int x = 2 * (i / 4 % (width / 2));
      int y = 2 * (i / 4 / (width / 2));
      int at = (y * width + x) * 4 + i % 4;
      small[i] =
          (pixels[at] + pixels[at + 4] + pixels[at + 4 * width] + pixels[at + 4 * width + 4]) / 4;
    }
    return small;
  }
}
