package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.OfxOverlay;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.suite.Drawing.Kind;
import framewright.bridge.host.suite.Drawing.Place;
import framewright.bridge.host.suite.Drawing.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The point that picks the screen, in the viewer of a host with the draw suite. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PointOverlayTest {
  private static final double TIME = 5;

  @Test
  void theArtistDragsThePointAndTheKeyFollows() throws IOException {
    try (OfxBundle bundle = PanelShots.load(HostHabits.complete());
        OfxInstance key = PanelShots.open(bundle, "Key");
        OfxOverlay overlay = OfxOverlay.of(key).orElseThrow()) {
      key.param("screen").set("pick");
      key.param("screen_point").set("50,25"); // a cloth, as far as the picture knows
      assertTrue(alphaOfTheScreen(key) > 0.5, "the cloth's colour is no screen");
      assertFalse(overlay.penDown(70, 25, TIME), "too far away to take it");
      assertTrue(overlay.penDown(54, 22, TIME));
      assertTrue(overlay.penMotion(30, 60, TIME));
      assertTrue(overlay.penMotion(8, 70.5, TIME));
      List<Float> taken = cross(overlay).colour();
      assertTrue(overlay.penUp(8, 70.5, TIME));
      assertFalse(overlay.penMotion(50, 25, TIME), "nobody holds it");
      assertEquals(List.of(8.0, 70.5), key.param("screen_point").valueAt(0).numbers());
      assertEquals(0, alphaOfTheScreen(key), 0.02, PanelShots.status(key));
      assertEquals(List.of(), key.problems());
      assertFalse(taken.equals(cross(overlay).colour()), "one sees what one holds");
    }
  }

  @Test
  void aCrossStandsAtThePointWithTheColourThatWasPicked() throws IOException {
    try (OfxBundle bundle = PanelShots.load(HostHabits.complete());
        OfxInstance key = PanelShots.open(bundle, "Key");
        OfxOverlay overlay = OfxOverlay.of(key).orElseThrow()) {
      assertEquals(List.of(), overlay.draw(TIME), "a screen that is found is not picked");
      assertFalse(overlay.penDown(0, 0, TIME));
      key.param("screen").set("pick");
      key.param("screen_point").set("8,70.5");
      List<Place> arms = cross(overlay).places();
      assertEquals(new Place(8 - 10, 70.5), arms.get(0));
      assertEquals(new Place(8, 70.5 + 10), arms.get(3));
      Shape swatch = shape(overlay, Kind.POLYGON);
      float[] screen = PanelShots.screen(0);
      assertEquals(List.of(screen[0], screen[1], screen[2], 1f), swatch.colour());
      assertEquals(List.of("screen_point", "screen_colour", "screen"), overlay.followed());
      assertEquals(List.of(), key.problems());
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.bridge.host.habit.KnownHosts#all")
  void nothingIsDrawnWhereNothingCanBeAndByEffectsWithoutAPoint(HostHabits host)
      throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance key = PanelShots.open(bundle, "Key");
        OfxInstance style = PanelShots.open(bundle, "Style")) {
      Optional<OfxOverlay> overlay = OfxOverlay.of(key);
      assertEquals(host.overlays(), overlay.isPresent());
      overlay.ifPresent(OfxOverlay::close);
      assertTrue(OfxOverlay.of(style).isEmpty());
    }
  }

  private static Shape cross(OfxOverlay overlay) {
    return shape(overlay, Kind.LINES);
  }

  private static Shape shape(OfxOverlay overlay, Kind kind) {
    return overlay.draw(TIME).stream()
        .filter(shape -> shape.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static float alphaOfTheScreen(OfxInstance key) {
    try (RenderedImage rendered = key.render(RenderRequest.at(TIME))) {
      assertTrue(rendered.isGood(), rendered.toString());
      return rendered.image().orElseThrow().rowFromTop(2).asFloatBuffer().get(4 * 4 + 3);
    }
  }
}
