package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.Rect;
import framewright.render.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class RetimeTest {
  private static final double BETWEEN = 3;

  private static RealBundle bundle;

  @BeforeAll
  static void load() throws IOException {
    bundle = new RealBundle();
  }

  @AfterAll
  static void unload() {
    bundle.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixed", "keep"})
  void aWindowShowsWhatTheWholeFrameShowsThere(String grain) {
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      retime.clip("Source").connect((time, scale) -> MovingShot.grainy(time));
      retime.param("grain").set(grain);
      try (RenderedImage whole = good(retime, RenderRequest.at(BETWEEN))) {
        for (Rect window :
            List.of(
                new Rect(0, 0, 41, MovingShot.HEIGHT),
                new Rect(41, 0, MovingShot.WIDTH, 33),
                new Rect(41, 33, MovingShot.WIDTH, MovingShot.HEIGHT))) {
          try (RenderedImage part = good(retime, RenderRequest.at(BETWEEN).window(window))) {
            assertSameInside(window, whole.image().orElseThrow(), part.image().orElseThrow());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"speed, 0.5, 8", "speed, -0.5, 8", "speed, 2, 2", "mode, rate, 10", "mode, blur, 4"})
  void theOutputKeepsTime(String control, String value, int frames) {
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      retime.param(control).set(value);
      assertArrayEquals(new double[] {0, frames - 1}, retime.timeDomain());
    }
  }

  @Test
  void keyframedSpeedKeepsTimeLikeAConstantOne() {
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      retime.param("speed").setAt(0, "0.5");
      retime.param("speed").setAt(100, "0.5");
      assertArrayEquals(new double[] {0, 7}, retime.timeDomain());
    }
  }

  @Test
  void theOutputRunsAtTheRateThatTheModeGives() {
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      assertEquals(24, retime.clip("Output").framesPerSecond());
      retime.param("mode").set("rate");
      retime.updateClipPreferences();
      assertEquals(60, retime.clip("Output").framesPerSecond());
    }
  }

  @Test
  void motionIsFoundOnTheClipThatIsConnectedForIt() {
    Rect all = new Rect(0, 0, MovingShot.WIDTH, MovingShot.HEIGHT);
    try (OfxInstance retime = MovingShot.retimed(bundle);
        RenderedImage own = good(retime, RenderRequest.at(BETWEEN))) {
      retime.clip("Motion").connect((time, scale) -> MovingShot.drawn(time));
      try (RenderedImage alike = good(retime, RenderRequest.at(BETWEEN))) {
        assertSameInside(all, own.image().orElseThrow(), alike.image().orElseThrow());
      }
      retime.clip("Motion").connect((time, scale) -> MovingShot.drawn(0));
      try (RenderedImage still = good(retime, RenderRequest.at(BETWEEN))) {
        ByteBuffer moved = own.image().orElseThrow().rowFromTop(MovingShot.HEIGHT / 2);
        ByteBuffer mixed = still.image().orElseThrow().rowFromTop(MovingShot.HEIGHT / 2);
        assertNotEquals(moved, mixed);
      }
    }
  }

  @Test
  void aHoleInTheSourceIsNamed() {
    try (OfxInstance retime = MovingShot.retimed(bundle)) {
      retime.clip("Source").connect((time, scale) -> time == 2 ? null : MovingShot.drawn(time));
      try (RenderedImage between = good(retime, RenderRequest.at(BETWEEN));
          Image neighbour = MovingShot.drawn(1)) {
        String sentence = "The source has no frame 2: frame 1 is shown instead.";
        assertTrue(status(retime).contains(sentence), status(retime));
        assertTrue(between.messages().toString().contains(sentence), between.messages().toString());
        assertSameInside(
            new Rect(0, 0, MovingShot.WIDTH, MovingShot.HEIGHT),
            neighbour,
            between.image().orElseThrow());
      }
      retime.param("mode").set("blur");
      good(retime, RenderRequest.at(1)).close();
      assertTrue(
          status(retime).contains("no frame 2: this one is made from the others."), status(retime));
    }
  }

  @Test
  void whereThereAreNoOtherTimesThePictureAndTheMessageSaySo() throws IOException {
    HostHabits mlt = KnownHosts.mlt();
    try (OfxBundle host = OfxBundle.load(Home.current().bundle(), mlt);
        OfxInstance retime =
            host.plugin("framewright.Retime")
                .instance(
                    Context.FILTER,
                    Project.of(MovingShot.WIDTH, MovingShot.HEIGHT, Depth.FLOAT)
                        .frames(0, MovingShot.LAST, 24))) {
      retime.updateClipPreferences();
      retime.clip("Source").connect((time, scale) -> MovingShot.drawn(time));
      for (String mode : List.of("speed", "repair", "blur")) {
        retime.param("speed").set("0.5");
        retime.param("mode").set(mode);
        retime.param("frames").set("3");
        try (RenderedImage rendered = retime.render(RenderRequest.at(BETWEEN));
            Image source = MovingShot.drawn(BETWEEN)) {
          assertTrue(rendered.isGood(), rendered.toString());
          assertTrue(rendered.messages().toString().contains("current frame only"), mode);
          assertNotEquals(source.rowFromTop(5), rendered.image().orElseThrow().rowFromTop(5), mode);
        }
      }
    }
  }

  private static String status(OfxInstance retime) {
    return retime.param("status").textAt(0);
  }

  private static RenderedImage good(OfxInstance retime, RenderRequest request) {
    RenderedImage rendered = retime.render(request);
    assertTrue(rendered.isGood(), () -> rendered.messages() + " " + rendered.problems());
    assertEquals(List.of(), rendered.problems());
    return rendered;
  }

  private static void assertSameInside(Rect window, Image whole, Image part) {
    for (int y = window.y1(); y < window.y2(); y++) {
      assertEquals(pixels(whole, window, y), pixels(part, window, y), "row " + y);
    }
  }

  private static ByteBuffer pixels(Image image, Rect window, int y) {
    Rect bounds = image.format().bounds();
    int bytes = image.format().pixelBytes();
    return image
        .rowFromTop(bounds.y2() - 1 - y)
        .slice(bytes * (window.x1() - bounds.x1()), bytes * window.width());
  }
}
