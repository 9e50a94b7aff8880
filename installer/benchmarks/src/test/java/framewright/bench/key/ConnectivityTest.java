package framewright.bench.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The error against pictures of a few pixels, worked out by hand. */
class ConnectivityTest {
  private static final double NEAR = 1e-6;

  @Test
  void theTruthItselfHasNone() {
    float[] truth = {1, 1, 0.5f, 0, 0.3f};
    assertEquals(0, Connectivity.error(truth, truth, 5));
  }

  /** The last pixel hangs off nothing, level 0, so all of its 1 is error: 1 / 5. */
  @Test
  void anIslandThatTheTruthHasNotCountsWhole() {
    float[] truth = {1, 1, 1, 0, 0};
    float[] island = {1, 1, 1, 0, 1};
    assertEquals(0.2, Connectivity.error(island, truth, 5), NEAR);
  }

  /** The third pixel is joined up to 0.7; the truth is 0.3 above that, the key 0: 0.3 / 3. */
  @Test
  void aPixelCountsByHowFarItIsAboveTheLevelThatJoinsIt() {
    float[] truth = {1, 1, 1};
    float[] thin = {1, 1, 0.7f};
    assertEquals(0.1, Connectivity.error(thin, truth, 3), NEAR);
  }

  /** Joined up to 0.9, and 0.1 above that is less than 0.15. */
  @Test
  void aSmallDifferenceWithinOnePieceIsNone() {
    float[] truth = {1, 1, 1};
    float[] almost = {1, 1, 0.9f};
    assertEquals(0, Connectivity.error(almost, truth, 3), NEAR);
  }

  /**
   * Corners do not join: the second pixel of the diagonal has level 0, not 0.9, so that its 0.1
   * counts: 0.1 / 4.
   */
  @Test
  void cornersDoNotJoin() {
    float[] truth = {1, 0, 0, 1};
    float[] almost = {1, 0, 0, 0.9f};
    assertEquals(0.025, Connectivity.error(almost, truth, 2), NEAR);
  }

  /** The end of a row and the beginning of the next are neighbours in memory alone. */
  @Test
  void rowsDoNotJoinAtTheirEnds() {
    float[] truth = {0, 1, 1, 0};
    float[] almost = {0, 1, 0.9f, 0};
    assertEquals(0.025, Connectivity.error(almost, truth, 2), NEAR);
  }

  /**
   * Two pixels join, wherever they lie; the lone one before them has level 0, so that its 0.1
   * counts: 0.1 / 4.
   */
  @Test
  void theLargestPieceIsTheOneThatJoins() {
    float[] truth = {1, 0, 1, 1};
    float[] almost = {0.9f, 0, 1, 1};
    assertEquals(0.025, Connectivity.error(almost, truth, 4), NEAR);
  }
}
