package framewright.bench.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every figure against pictures of a few pixels, worked out by hand. */
class ScoreTest {
  private static final double NEAR = 1e-4;

  /** Differences of 0.1, 0, 0 and 0.2; the truth of the last two is between 0 and 1. */
  @Test
  void meanDifferencesAreInThousandths() {
    Map<String, Double> score =
        score(row(0, 1, 0.5f, 0.5f), grey(0.5f, 4), row(0.1f, 1, 0.5f, 0.3f), grey(0.5f, 4));
    assertEquals(75, score.get("MAD"), NEAR);
    assertEquals(100, score.get("MADu"), NEAR);
  }

  @Test
  void whereNothingIsPartialThereIsNoFigureOfPartialPixels() {
    Map<String, Double> score = score(row(0, 1), grey(0.5f, 2), row(0.5f, 1), grey(0.5f, 2));
    assertTrue(score.get("MADu").isNaN());
    assertTrue(score.get("green").isNaN());
  }

  /**
   * Two pixels, 0 and 1, twice: the blur of 1.4 pixels has 0.284976 of its weight on the pixel
   * itself and half of the rest on each side, so the two come 0.284976 near. Sobel's 1, 2, 1 over 8
   * makes half of that, 0.142488, at both; a flat key has 0. 1e5 * 0.142488 squared.
   */
  @Test
  void theGradientErrorIsThatOfTheBlurredPlanes() {
    Shot across =
        new Shot("", "", 2, Shot.Screen.GREEN, null, null, key(row(0, 1, 0, 1), grey(0, 4)));
    Shot down =
        new Shot("", "", 2, Shot.Screen.GREEN, null, null, key(row(0, 0, 1, 1), grey(0, 4)));
    Shot.Key flat = key(row(0.5f, 0.5f, 0.5f, 0.5f), grey(0, 4));
    assertEquals(2030.284, Score.of(across, flat).get("Grad"), 0.01);
    assertEquals(2030.284, Score.of(down, flat).get("Grad"), 0.01);
    assertEquals(0, Score.of(down, down.truth()).get("Grad"));
  }

  /** An island of one pixel in five hangs off nothing. */
  @Test
  void theConnectivityErrorIsInThousandths() {
    float[] colour = row(0, 0, 0, 0, 0);
    float[][] black = {colour, colour, colour};
    Map<String, Double> score = score(row(1, 1, 1, 0, 0), black, row(1, 1, 1, 0, 1), black);
    assertEquals(200, score.get("Conn"), NEAR);
  }

  /**
   * Red 0.3 off where alpha is 1: 0.09 / 3. Blue 0.6 off at alpha 0.5: 0.36 / 3 * 0.5. What nobody
   * sees does not count. (0.03 + 0.06) / (1 + 0.5).
   */
  @Test
  void theForegroundIsWeighedByHowMuchOfItIsSeen() {
    float[] alpha = row(1, 0.5f, 0);
    float[][] found = {row(0.8f, 0.2f, 1), row(0.2f, 0.2f, 1), row(0.2f, 0.8f, 1)};
    float[][] truth = {row(0.5f, 0.2f, 0), row(0.2f, 0.2f, 0), row(0.2f, 0.2f, 0)};
    assertEquals(60, score(alpha, truth, alpha, found).get("F"), NEAR);
  }

  /**
   * Green over the larger of red and blue: 0.3 instead of 0.1 at alpha 0.5 leaves 0.1; less than
   * the truth has is none left; a whole pixel does not count. 0.1 / 2.
   */
  @Test
  void greenLeftIsWhatPartialPixelsHaveMoreThanTheTruth() {
    float[] alpha = row(0.5f, 0.5f, 1);
    float[][] found = {row(0.2f, 0.2f, 0), row(0.6f, 0.3f, 1), row(0.3f, 0.3f, 0)};
    float[][] truth = {row(0.3f, 0.2f, 0), row(0.4f, 0.5f, 0), row(0.3f, 0.3f, 0)};
    assertEquals(50, score(alpha, truth, alpha, found).get("green"), NEAR);
  }

  /**
   * Grey 0.4 for 0.6, opaque: 20 log10(1 / 0.2) = 13.9794 dB over any background. Flat pictures
   * differ in their means alone: (2 * 0.4 * 0.6 + 0.0001) / (0.16 + 0.36 + 0.0001).
   */
  @Test
  void opaqueCompositesDifferByTheForegroundAlone() {
    float[] alpha = row(1, 1);
    Map<String, Double> score = score(alpha, grey(0.6f, 2), alpha, grey(0.4f, 2));
    assertEquals(13.9794, score.get("PSNR"), NEAR);
    assertEquals(0.923092, score.get("SSIM"), NEAR);
  }

  /**
   * White where nothing should be. The backgrounds 0.02, 0.18 and 0.8 of light are shown as
   * 0.151704, 0.461356 and 0.906332: 1.4290, 5.3739 and 20.5683 dB, in the mean 9.1237.
   */
  @Test
  void compositesAreMixedInLightOverThreeBackgroundsAndComparedAsShown() {
    Map<String, Double> score = score(row(0, 0), grey(1, 2), row(1, 1), grey(1, 2));
    assertEquals(9.1237, score.get("PSNR"), NEAR);
  }

  @Test
  void theTruthItselfHasNoErrorAndTheMostDecibels() {
    float[] alpha = row(0, 0.5f, 1);
    Map<String, Double> score = score(alpha, grey(0.5f, 3), alpha, grey(0.5f, 3));
    for (String error : new String[] {"MAD", "MADu", "Grad", "Conn", "F", "green"}) {
      assertEquals(0, score.get(error), error);
    }
    assertEquals(60, score.get("PSNR"), NEAR);
    assertEquals(1, score.get("SSIM"), NEAR);
  }

  private static Map<String, Double> score(
      float[] truth, float[][] truthColours, float[] alpha, float[][] colours) {
    Shot shot =
        new Shot("", "", truth.length, Shot.Screen.GREEN, null, null, key(truth, truthColours));
    return Score.of(shot, key(alpha, colours));
  }

  private static Shot.Key key(float[] alpha, float[][] colours) {
    return new Shot.Key(alpha, colours);
  }

  private static float[] row(float... values) {
    return values;
  }

  private static float[][] grey(float value, int count) {
    float[] plane = new float[count];
    Arrays.fill(plane, value);
    return new float[][] {plane, plane, plane};
  }
}
