package framewright.bench.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Temporal error of clips whose motion and flicker are known. The motion is found by OpenCV, which
 * an installation brings.
 */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class SteadinessTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final double NEAR = 1e-5;

  @FunctionalInterface
  private interface Drawing {
    double at(double x, double y);
  }

  /** 0.1 up and then 0.3 down, in the mean 0.2, whatever the motion: the pictures are flat. */
  @Test
  void flickerOfFlatPicturesIsTheMeanOfItsSteps() {
    List<Thumbnail> source = List.of(texture(0), texture(2), texture(4));
    List<Thumbnail> shown = List.of(flat(0.5), flat(0.6), flat(0.3));
    assertEquals(0.2, Steadiness.temporalError(source, shown), NEAR);
  }

  /** 0.3 in one channel of three: the root of 0.09 / 3. */
  @Test
  void everyColourCountsAlike() {
    List<Thumbnail> source = List.of(texture(0), texture(0));
    for (int channel = 0; channel < 3; channel++) {
      Plane[] colours = {plane((x, y) -> 0.5), plane((x, y) -> 0.5), plane((x, y) -> 0.5)};
      colours[channel] = plane((x, y) -> 0.8);
      Thumbnail tinted = new Thumbnail(colours[0], colours[1], colours[2], colours[0]);
      assertEquals(
          Math.sqrt(0.03), Steadiness.temporalError(source, List.of(flat(0.5), tinted)), NEAR);
    }
  }

  /**
   * What goes with the motion is steady; a grid that stays while things move by 2 pixels is not.
   */
  @Test
  void aTextureHasToGoWithTheMotion() {
    List<Thumbnail> source = List.of(texture(0), texture(2));
    assertTrue(Steadiness.temporalError(source, source) < 0.01);
    double slope = 0.005;
    Thumbnail ramp = grey((x, y) -> slope * x);
    double stuck = Steadiness.temporalError(source, List.of(ramp, ramp));
    assertEquals(2 * slope, stuck, 0.1 * 2 * slope, "2 pixels along the slope");
  }

  /** The outermost pixels have no neighbours to be carried between. */
  @Test
  void theOutermostPixelsDoNotCount() {
    Thumbnail framed =
        grey((x, y) -> x == 0 || y == 0 || x == WIDTH - 1 || y == HEIGHT - 1 ? 1 : 0.5);
    List<Thumbnail> source = List.of(flat(0.5), flat(0.5));
    assertEquals(0, Steadiness.temporalError(source, List.of(flat(0.5), framed)), NEAR);
  }

  /** A texture of light that changes by less than the motion has to win: nothing is moved. */
  @Test
  void onAPlainWallAPixelStandsStill() {
    List<Thumbnail> wall =
        List.of(
            grey((x, y) -> 0.5 + 0.004 * wave(x, y)), grey((x, y) -> 0.5 + 0.004 * wave(x - 2, y)));
    Thumbnail paper = texture(0);
    assertEquals(0, Steadiness.errorOrStill(wall, List.of(paper, paper)), NEAR);
    assertTrue(Steadiness.temporalError(wall, List.of(paper, paper)) > 0.01);
  }

  private static Thumbnail texture(double right) {
    return grey((x, y) -> 0.5 + 0.4 * wave(x - right, y));
  }

  private static double wave(double x, double y) {
    return Math.sin(x / 3.1 + y / 9.7) * Math.cos(y / 4.3 - x / 8.9);
  }

  private static Thumbnail flat(double value) {
    return grey((x, y) -> value);
  }

  private static Thumbnail grey(Drawing drawing) {
    Plane plane = plane(drawing);
    return new Thumbnail(plane, plane, plane, plane);
  }

  private static Plane plane(Drawing drawing) {
    Plane plane = Plane.blank(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        plane.values()[y * WIDTH + x] = (float) drawing.at(x, y);
      }
    }
    return plane;
  }
}
