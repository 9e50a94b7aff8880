package framewright.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/**
 * What is found where the motion is known. Errors are means over the pixels meant, in pixels of
 * motion or in levels of 0 to 1.
 */
class KnownMotionTest {
  private static final int EDGE = 16;
  private static final int SIDE = 64;
  private static final int LEFT = 80;
  private static final int TOP = 48;
  private static final int SPEED = 12;
  private static final Drawing.Grey GROUND = Drawing.texture(1);

  @Test
  void aTranslationIsFoundToATenthOfAPixel() {
    Frame vectors =
        vectors(Drawing.frame(0, GROUND), Drawing.frame(1, Drawing.moved(GROUND, 6, -3)), 0.5);
    double error = error(vectors, (x, y) -> 6, (x, y) -> -3, KnownMotionTest::inner);
    assertTrue(error < 0.1, error + " pixels");
  }

  @Test
  void aZoomIsFoundToAQuarterOfAPixel() {
    Frame vectors =
        vectors(Drawing.frame(0, GROUND), Drawing.frame(1, Drawing.zoomed(GROUND, 1.05)), 0);
    double error =
        error(
            vectors,
            (x, y) -> 0.05 * (x - Drawing.middleX()),
            (x, y) -> 0.05 * (y - Drawing.middleY()),
            KnownMotionTest::inner);
    assertTrue(error < 0.25, error + " pixels");
  }

  @Test
  void aSquareMovesAndTheGroundBehindItDoesNot() {
    Frame vectors = vectors(square(0), square(1), 0);
    double inside =
        error(vectors, (x, y) -> SPEED, (x, y) -> 0, (x, y) -> inSquare(x, y, 0, -EDGE));
    double outside =
        error(
            vectors,
            (x, y) -> 0,
            (x, y) -> 0,
            (x, y) -> inner(x, y) && !inSquare(x, y, 0, 2 * EDGE) && !inSquare(x, y, 1, 2 * EDGE));
    assertTrue(inside < 0.25, inside + " pixels inside");
    assertTrue(outside < 0.1, outside + " pixels outside");
  }

  /** By more than from one to the next: the next one looks the same. */
  @Test
  void aRowOfWindowsMovesAsWhatItIsIn() {
    Frame result = between(carriage(0), carriage(1), 0.5);
    double off = difference(result, carriage(0.5), (x, y) -> inWindows(x, y, 0.5));
    assertTrue(off < 0.2, "off by " + off + "; 0.49 where the nearest window is taken");
  }

  /** A painted box with a row of windows, 20 pixels from one to the next, before the ground. */
  private static Frame carriage(double time) {
    return Drawing.frame(
        time,
        (x, y) -> {
          double along = x - 20 - 28 * time;
          if (along < 0 || along >= 190 || y < 40 || y >= 120) {
            return GROUND.at(x, y);
          }
          if (y >= 56 && y < 89) {
            return inWindows(x, y, time) && Math.floorMod((int) along, 20) < 10 ? 0.2 : 0.7;
          }
          return GROUND.at(along + 300, y);
        });
  }

  private static boolean inWindows(double x, double y, double time) {
    double along = x - 20 - 28 * time;
    return along >= 20 && along < 170 && y >= 60 && y < 85;
  }

  @Test
  void groundThatOnlyOneFrameShowsIsTakenFromThatOne() {
    Frame result = between(square(0), square(1), 0.5);
    Frame blended = Drawing.empty(0.5);
    Mixing.mix(square(0), 0.5, square(1), 0.5, blended);
    BiPredicate<Integer, Integer> hidden =
        (x, y) -> inSquare(x, y, 0, 0) != inSquare(x, y, 1, 0) && !inSquare(x, y, 0.5, 0);
    double ours = difference(result, square(0.5), hidden);
    double plain = difference(blended, square(0.5), hidden);
    assertTrue(ours < 0.5 * plain, ours + " levels, blended " + plain);
    assertTrue(
        FrameDifference.of(square(0), square(1)).cut() < FrameDifference.USUAL_CUT,
        "an occlusion is no cut");
  }

  @Test
  void whatStandsStillHasNoMotionAndIsItselfBetween() {
    Frame first = Drawing.frame(0, GROUND);
    Frame second = Drawing.frame(1, GROUND);
    assertTrue(error(vectors(first, second, 0.5), (x, y) -> 0, (x, y) -> 0, (x, y) -> true) < 1e-3);
    assertTrue(difference(between(first, second, 0.5), first, (x, y) -> true) < 1e-6);
    assertEquals(new FrameDifference(0, 0), FrameDifference.of(first, second));
  }

  @Test
  void aFrameDrawnInBandsIsTheFrameDrawnAtOnce() {
    Frame first = square(0);
    Frame second = Drawing.frame(1, Drawing.moved(GROUND, 5, -9));
    Frame whole = Drawing.empty(0.3);
    Frame banded = Drawing.empty(0.3);
    Map<String, Tensor> found = PairMatcher.match(first, second, 1, 0, Optional.empty());
    Inbetween.render(
        first, second, 0.3, new Motion(found), Optional.empty(), Optional.empty(), whole);
    Inbetween.render(
        first,
        second,
        0.3,
        new Motion(found),
        Optional.empty(),
        Optional.empty(),
        banded,
        11 * Drawing.WIDTH);
    found.values().forEach(Tensor::close);
    assertEquals(whole.pixels(), banded.pixels());
  }

  @Test
  void anotherPictureIsACut() {
    assertTrue(
        FrameDifference.of(Drawing.frame(0, GROUND), Drawing.frame(1, Drawing.texture(9))).cut()
            > FrameDifference.USUAL_CUT);
  }

  @Test
  void whatWasMadeOfAnEarlierFrameIsCarriedToWhereItsThingsAre() {
    Frame earlier = Drawing.frame(0, GROUND);
    Frame later = Drawing.frame(1, Drawing.moved(GROUND, 6, -3));
    try (Tensor before = MotionPath.small(earlier);
        Tensor after = MotionPath.small(later);
        Tensor mixed = Tensor.allocate(Drawing.HEIGHT, Drawing.WIDTH, 4)) {
      Map<String, Tensor> found = MotionPath.match(before, after, earlier.format().colourSpace());
      MotionPath.mix(
          Tensor.of(later),
          List.of(new MotionPath.Past(Tensor.of(earlier), 1, new MotionPath(found))),
          mixed);
      double error = 0;
      int count = 0;
      for (int y = EDGE; y < Drawing.HEIGHT - EDGE; y++) {
        for (int x = EDGE; x < Drawing.WIDTH - EDGE; x++) {
          error +=
              Math.abs(
                  mixed.floats().get((y * Drawing.WIDTH + x) * 4) - Drawing.value(later, x, y, 0));
          count++;
        }
      }
      found.values().forEach(Tensor::close);
      assertTrue(error / count < 0.01, error / count + " levels");
    }
  }

  /** A picture's square, some steps on its way, over ground that does not move. */
  private static Frame square(double time) {
    Drawing.Grey square = Drawing.moved(Drawing.texture(5), SPEED * time, 0);
    return Drawing.frame(
        time, (x, y) -> inSquare(x, y, time, 0) ? square.at(x, y) : GROUND.at(x, y));
  }

  private static boolean inSquare(double x, double y, double time, int beyond) {
    double left = LEFT + SPEED * time;
    return x >= left - beyond
        && x < left + SIDE + beyond
        && y >= TOP - beyond
        && y < TOP + SIDE + beyond;
  }

  private static boolean inner(int x, int y) {
    return x >= EDGE && x < Drawing.WIDTH - EDGE && y >= EDGE && y < Drawing.HEIGHT - EDGE;
  }

  private static Frame vectors(Frame before, Frame after, double time) {
    Frame result = Drawing.empty(time);
    Map<String, Tensor> found = PairMatcher.match(before, after, 1, 0, Optional.empty());
    MotionPicture.vectors(new Motion(found), time, result);
    found.values().forEach(Tensor::close);
    return result;
  }

  private static Frame between(Frame before, Frame after, double time) {
    Frame result = Drawing.empty(time);
    Map<String, Tensor> found = PairMatcher.match(before, after, 1, 0, Optional.empty());
    Inbetween.render(
        before, after, time, new Motion(found), Optional.empty(), Optional.empty(), result);
    found.values().forEach(Tensor::close);
    return result;
  }

  private static double error(
      Frame vectors, Drawing.Grey right, Drawing.Grey down, BiPredicate<Integer, Integer> meant) {
    return mean(
        meant,
        (x, y) ->
            Math.hypot(
                Drawing.value(vectors, (int) x, (int) y, 0) - right.at(x, y),
                Drawing.value(vectors, (int) x, (int) y, 1) - down.at(x, y)));
  }

  private static double difference(Frame one, Frame other, BiPredicate<Integer, Integer> meant) {
    return mean(
        meant,
        (x, y) ->
            Math.abs(
                Drawing.value(one, (int) x, (int) y, 0)
                    - Drawing.value(other, (int) x, (int) y, 0)));
  }

  private static double mean(BiPredicate<Integer, Integer> meant, Drawing.Grey error) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < Drawing.HEIGHT; y++) {
      for (int x = 0; x < Drawing.WIDTH; x++) {
        if (meant.test(x, y)) {
          sum += error.at(x, y);
          count++;
        }
      }
    }
    assertTrue(count > 0, "no pixel was meant");
    return sum / count;
  }
}
