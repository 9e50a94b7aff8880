package framewright.effect.keying;

import static framewright.effect.keying.KeyRoom.settings;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.effect.ParameterValue;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every control of the panel does what its tooltip says; on a drawn disc before a screen. */
class KeyControlsTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int CENTRE = 48 * WIDTH + 80;
  private static final int CORNER = 8 * WIDTH + 8;
  private static final double CIRCUMFERENCE = 2 * Math.PI * HEIGHT / 3;
  private static final KeyRoom DESK = new KeyRoom(2);

  @AfterAll
  static void leave() {
    DESK.close();
  }

  @Test
  void growMovesTheEdgeByPixelsAndPartsOfOne() {
    double area = sum(matte());
    for (double pixels : new double[] {-3, -0.5, 0.5, 2}) {
      assertEquals(
          pixels * CIRCUMFERENCE,
          sum(matte("grow", pixels)) - area,
          0.35 * Math.abs(pixels) * CIRCUMFERENCE,
          "by " + pixels);
    }
  }

  @Test
  void softenWidensTheEdgeAndKeepsTheArea() {
    float[] hard = matte();
    float[] soft = matte("soften", 3);
    assertTrue(
        partial(soft) > 3 * partial(hard),
        partial(hard) + " partial pixels became " + partial(soft));
    assertEquals(sum(hard), sum(soft), 0.01 * sum(hard));
  }

  @Test
  void gammaThickensOrThinsPartialPixelsOnly() {
    float[] plain = matte("soften", 2);
    assertTrue(sum(matte("soften", 2, "matte_gamma", 2)) > sum(matte("soften", 2)));
    assertTrue(sum(matte("soften", 2, "matte_gamma", 0.5)) < sum(plain));
    assertEquals(1, matte("matte_gamma", 0.5)[CENTRE], 1e-3);
  }

  @Test
  void clipsEmptyAndCloseTheMatte() {
    assertTrue(
        partial(matte("clip_black", 0.45, "clip_white", 0.55))
            < partial(matte("clip_black", 0, "clip_white", 1)));
    Exception e =
        assertThrows(CompletionException.class, () -> matte("clip_black", 0.6, "clip_white", 0.4));
    assertTrue(e.getMessage().contains("Raise Clip white"), e.getMessage());
  }

  @Test
  void withoutSpillTheForegroundIsTheSource() {
    float[] source = pixels(disc());
    float[] foreground = key(disc(), "view", "foreground", "spill_amount", 0);
    assertArrayEquals(source, foreground, 1e-5f);
    float[] recovered = key(disc(), "view", "foreground", "recover", 1);
    for (int c = 0; c < 3; c++) {
      assertEquals(source[4 * CENTRE + c], recovered[4 * CENTRE + c], 1e-5);
    }
  }

  @Test
  void spillMethodsLimitTheScreensColour() {
    float[] average =
        key(disc(), "view", "foreground", "spill_amount", 0, "spill_method", "average");
    float[] maximum =
        key(disc(), "view", "foreground", "spill_amount", 0, "spill_method", "maximum");
    float[] neutral =
        key(disc(), "view", "foreground", "spill_amount", 0, "spill_method", "neutral");
    float[] bright =
        key(
            disc(),
            "view",
            "foreground",
            "spill_amount",
            0,
            "spill_method",
            "average",
            "spill_luminance",
            1);
    for (int i = 0; i < average.length; i += 4) {
      assertTrue(average[i + 1] <= (average[i] + average[i + 2]) / 2 + 1e-5);
      assertTrue(maximum[i + 1] <= Math.max(maximum[i], maximum[i + 2]) + 1e-5);
    }
    float[] source = pixels(disc());
    assertEquals(luma(source, CORNER), luma(bright, CORNER), 1e-3);
    assertTrue(
        luma(average, CORNER) < luma(neutral, CORNER)
            && luma(neutral, CORNER) < luma(bright, CORNER));
  }

  @Test
  void smoothingMeansTheNeighboursWhereThePictureStands() {
    Frame now = Plate.disc(WIDTH, HEIGHT).noisy(1).srgb();
    KeyRoom clip =
        DESK.with("Source", -1, Plate.disc(WIDTH, HEIGHT).noisy(2).srgb())
            .with("Source", 1, Plate.disc(WIDTH, HEIGHT).noisy(3).srgb());
    float[] clean = matte("clip_black", 0, "clip_white", 1);
    Map<String, ParameterValue> free = settings("view", "matte", "clip_black", 0, "clip_white", 1);
    Map<String, ParameterValue> smooth =
        settings("view", "matte", "clip_black", 0, "clip_white", 1, "temporal_smoothing", 1);
    float[] first = clip.key(now, smooth);
    assertTrue(distance(first, clean) < distance(clip.key(now, free), clean));
    DESK.key(Plate.disc(WIDTH, HEIGHT).noisy(2).srgb(), free);
    assertArrayEquals(
        first, clip.key(now, smooth), "what was rendered in between changes no pixel");
  }

  @Test
  void whatMovesIsNotSmoothed() {
    Frame other = Plate.filled(WIDTH, HEIGHT, 0.1f, 0.55f, 0.15f).srgb();
    float[] alone = matte();
    float[] beside =
        mattePlane(
            DESK.with("Source", -1, other)
                .with("Source", 1, other)
                .key(disc(), settings("view", "matte", "temporal_smoothing", 1)));
    assertEquals(alone[CENTRE], beside[CENTRE], 1e-4);
  }

  @Test
  void theBackgroundGoesBehind() {
    Frame sky = Plate.filled(WIDTH / 2, HEIGHT / 2, 0.3f, 0.4f, 0.8f).srgb();
    float[] over = DESK.with("Background", sky).key(disc(), Map.of());
    assertColour(over, CORNER, 0.02, 0.3, 0.4, 0.8, 1);
    assertColour(over, CENTRE, 0.05, 0.7, 0.5, 0.4, 1);
  }

  @Test
  void theCleanPlateViewShowsTheScreenBehindTheForeground() {
    assertColour(key(disc(), "view", "cleanplate"), CENTRE, 0.08, 0.15, 0.6, 0.2, 1);
    Frame given = Plate.filled(WIDTH, HEIGHT, 0.1f, 0.5f, 0.3f).srgb();
    float[] clean = DESK.with("CleanPlate", given).key(disc(), settings("view", "cleanplate"));
    assertColour(clean, CENTRE, 1e-3, 0.1, 0.5, 0.3, 1);
  }

  @Test
  void greyStatusAndMatteAreWhatTheySay() {
    assertColour(key(disc(), "view", "grey"), CORNER, 0.02, 0.461, 0.461, 0.461, 1);
    float[] status = key(disc(), "view", "status");
    assertColour(status, CORNER, 1e-6, 0, 0, 0, 1);
    assertColour(status, CENTRE, 1e-6, 0.9, 0.9, 0.9, 1);
    float[] display = matte("soften", 2);
    float[] linear =
        mattePlane(
            DESK.key(Plate.disc(WIDTH, HEIGHT).linear(), settings("view", "matte", "soften", 2)));
    assertArrayEquals(display, linear, 0.02f, "a matte is data: no encoding bends it");
  }

  @Test
  void theCheckerboardIsSeenWhereTheMatteIsEmpty() {
    float[] board = key(disc(), "view", "checker");
    assertColour(board, CORNER, 0.02, 0.4, 0.4, 0.4, 1);
    assertColour(board, CORNER - 4, 0.02, 0.6, 0.6, 0.6, 1);
    assertColour(board, CENTRE, 0.05, 0.7, 0.5, 0.4, 1);
  }

  @Test
  void theDespilledSourceHasNoMatte() {
    float[] despilled = key(disc(), "view", "despilled");
    assertColour(despilled, CORNER, 1e-5, 0.15, 0.175, 0.2, 1);
    assertColour(despilled, CENTRE, 1e-5, 0.7, 0.5, 0.4, 1);
    float[] maximum = key(disc(), "view", "despilled", "spill_method", "maximum");
    assertColour(maximum, CORNER, 1e-5, 0.15, 0.2, 0.2, 1);
    float[] bright = key(disc(), "view", "despilled", "spill_luminance", 1);
    assertEquals(luma(pixels(disc()), CORNER), luma(bright, CORNER), 1e-3);
  }

  @Test
  void theHintIsShownWithoutAScreen() {
    Frame grey = Plate.grey(WIDTH, HEIGHT).srgb();
    float[] hint =
        DESK.with("Inside", Plate.disc(WIDTH, HEIGHT).corner()).key(grey, settings("view", "hint"));
    assertColour(hint, CORNER, 1e-6, 1, 1, 1, 1);
    assertColour(hint, CENTRE, 1e-6, 0.5, 0.5, 0.5, 1);
  }

  @Test
  void aBlackAndWhiteMaskCountsByItsBrightnessAlsoWithASolidAlpha() {
    Plate plate = Plate.disc(WIDTH, HEIGHT);
    float[] key =
        DESK.with("Inside", plate.cornerWithSolidAlpha()).key(disc(), settings("view", "matte"));
    assertEquals(1, key[4 * CORNER], 1e-6);
    assertEquals(0, key[4 * (90 * WIDTH + 150)], 0.02);
  }

  @Test
  void aScreenIsSoughtInTheColourAskedFor() {
    Exception e =
        assertThrows(
            CompletionException.class,
            () -> key(Plate.disc(WIDTH, HEIGHT).blue().srgb(), "screen", "green"));
    assertTrue(e.getMessage().contains("No green screen"), e.getMessage());
    Map<String, ParameterValue> picked = new HashMap<>(settings("screen", "pick", "view", "matte"));
    picked.put("screen_colour", new ParameterValue.Numbers(List.of(0.15, 0.2, 0.6)));
    assertEquals(0, DESK.key(Plate.disc(WIDTH, HEIGHT).blue().srgb(), picked)[4 * CORNER], 0.03);
  }

  @Test
  void theSourcesOwnAlphaHoldsBack() {
    Frame half = Plate.disc(WIDTH, HEIGHT).opaque(0.5f).as(Alpha.STRAIGHT, ColourSpace.SRGB);
    assertEquals(0.5, key(half)[4 * CENTRE + 3], 0.02);
  }

  @Test
  void theSourceIsShownWithTheAlphaThatTheOutputIsSaidToHave() {
    Plate half = Plate.disc(WIDTH, HEIGHT).opaque(0.5f);
    float red = pixels(disc())[4 * CENTRE];
    for (Alpha alpha : List.of(Alpha.STRAIGHT, Alpha.PREMULTIPLIED)) {
      Frame source = half.as(alpha, ColourSpace.SRGB);
      float straight = alpha == Alpha.STRAIGHT ? red : 2 * red;
      assertEquals(
          straight, key(source, "view", "source", "alpha_output", "straight")[4 * CENTRE], 1e-5);
      assertEquals(straight / 2, key(source, "view", "source")[4 * CENTRE], 1e-5);
    }
  }

  private static Frame disc() {
    return Plate.disc(WIDTH, HEIGHT).srgb();
  }

  private static float[] pixels(Frame frame) {
    float[] pixels = new float[4 * WIDTH * HEIGHT];
    frame.pixels().asFloatBuffer().get(pixels);
    return pixels;
  }

  private static float[] key(Frame source, Object... settings) {
    return DESK.key(source, settings(settings));
  }

  private static float[] matte(Object... settings) {
    Map<String, ParameterValue> all = new HashMap<>(settings(settings));
    all.putAll(settings("view", "matte"));
    return mattePlane(DESK.key(disc(), all));
  }

  private static float[] mattePlane(float[] picture) {
    float[] plane = new float[picture.length / 4];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = picture[4 * i];
    }
    return plane;
  }

  private static double sum(float[] plane) {
    return IntStream.range(0, plane.length).mapToDouble(i -> plane[i]).sum();
  }

  private static long partial(float[] plane) {
    return IntStream.range(0, plane.length).filter(i -> plane[i] > 0.01 && plane[i] < 0.99).count();
  }

  private static double distance(float[] picture, float[] plane) {
    return IntStream.range(0, plane.length)
        .mapToDouble(i -> Math.abs(picture[4 * i] - plane[i]))
        .sum();
  }

  private static double luma(float[] picture, int pixel) {
    return 0.2126 * picture[4 * pixel]
        + 0.7152 * picture[4 * pixel + 1]
        + 0.0722 * picture[4 * pixel + 2];
  }

  private static void assertColour(float[] picture, int pixel, double tolerance, double... wanted) {
    for (int c = 0; c < wanted.length; c++) {
      assertEquals(wanted[c], picture[4 * pixel + c], tolerance, "channel " + c);
    }
  }
}
