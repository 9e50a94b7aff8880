package framewright.bench.key;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SimilarityTest {
  /**
   * Two pixels, 0 and 1, against 1 and 0, twice. Of the bell of 1.5 pixels, cut at 5, the pixel
   * itself has 0.266012; the other pixel has half of the rest, p = 0.366994. So the means are p and
   * 1 - p, both spreads v = p (1 - p) = 0.232309 and their product -v: (2 v + 0.0001) (-2 v +
   * 0.0009) / ((1 - 2 v + 0.0001) (2 v + 0.0009)).
   */
  @Test
  void anOppositeStructureIsBelowZero() {
    float[] across = {0, 1, 0, 1};
    float[] acrossOpposite = {1, 0, 1, 0};
    assertEquals(-0.864497, Similarity.of(across, acrossOpposite, 2), 1e-5);
    float[] down = {0, 0, 1, 1};
    float[] downOpposite = {1, 1, 0, 0};
    assertEquals(-0.864497, Similarity.of(down, downOpposite, 2), 1e-5);
  }

  @Test
  void theSamePlaneIsOne() {
    float[] plane = {0.1f, 0.9f, 0.4f, 0.3f};
    assertEquals(1, Similarity.of(plane, plane, 2), 1e-6);
  }
}
