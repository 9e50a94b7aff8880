package framewright.bench.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.learn.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkTest {
  private static final int SIDE = 40;

  @Test
  void aPictureThatIsATenthOffEverywhereHas20Decibels() {
    Plate truth = grey(0.5f);
    Plate found = grey(0.6f);
    assertEquals(20, Mark.of(Task.PICTURE, truth, truth, found).get("dB"), 1e-4);
  }

  @Test
  void aRepairIsJudgedInTheHoleAndOutsideOfIt() {
    Plate truth = grey(0.5f);
    Plate source = grey(0.5f);
    Plate found = grey(0.5f);
    source.put(7, 0.9f);
    found.put(7, 0.6f);
    found.put(8, 0.51f);
    Map<String, Double> marks = Mark.of(Task.REPAIR, source, truth, found);
    assertEquals(20, marks.get("hole dB"), 1e-4);
    double others = SIDE * SIDE - 1;
    assertEquals(40 + 10 * Math.log10(others), marks.get("outside dB"), 1e-3);
  }

  @Test
  void whereNothingWasChangedThereIsNoHole() {
    Plate plate = grey(0.5f);
    assertTrue(Double.isNaN(Mark.of(Task.REPAIR, plate, plate, plate).get("hole dB")));
  }

  @Test
  void halfOfAMatteHasHalfOfTheOverlapAndALargeHole() {
    Plate truth = square(10, 30);
    Plate found = square(10, 20);
    Map<String, Double> marks = Mark.of(Task.MATTE, truth, truth, found);
    assertEquals(100 / 400.0, marks.get("IoU"), 1e-9);
    // Pixels 20 to 28 each way are wrong and not beside the edge, and so are the two other corners.
    assertEquals(100.0 * (18 * 18 - 9 * 9) / (SIDE * SIDE), marks.get("blob %"), 1e-9);
  }

  @Test
  void whereTheTruthIsNearOneHalfTheSureOverlapDoesNotLook() {
    Plate truth = square(10, 30);
    Plate found = square(10, 30);
    truth.put(0, 0.51f);
    found.put(0, 0.49f);
    Map<String, Double> marks = Mark.of(Task.MATTE, truth, truth, found);
    assertEquals(400 / 401.0, marks.get("IoU"), 1e-9);
    assertEquals(1, marks.get("sure IoU"), 1e-9);
  }

  @Test
  void anEdgeThatLiesAPixelOffIsNoFalsePiece() {
    assertEquals(0, Mark.piece(square(10, 30), square(9, 31), 0.5f));
  }

  @Test
  void theLargestOfTwoFalsePiecesCounts() {
    Plate found = square(0, 3);
    found.put(SIDE * SIDE - 1, 1);
    assertEquals(100.0 * 9 / (SIDE * SIDE), Mark.piece(grey(0), found, 0.5f), 1e-9);
  }

  @Test
  void whatIsSeenThroughIsAGhostAndNoBlob() {
    Plate found = grey(0);
    found.put(20 * SIDE + 20, 0.45f);
    Map<String, Double> marks = Mark.of(Task.MATTE, grey(0), grey(0), found);
    assertEquals(0, marks.get("blob %"));
    assertEquals(100.0 / (SIDE * SIDE), marks.get("ghost %"), 1e-9);
  }

  @Test
  void theBorderOfTheFrameIsJudgedApart() {
    Plate truth = grey(0);
    Plate found = grey(0);
    found.put(0, 1); // the band is one pixel wide in a frame of 40 lines: 156 pixels
    found.put(20 * SIDE + 20, 0.5f);
    Map<String, Double> marks = Mark.of(Task.MATTE, truth, truth, found);
    assertEquals(1e3 / 156, marks.get("band"), 1e-6);
    assertEquals(1e3 * 0.5 / (SIDE * SIDE - 156), marks.get("inside"), 1e-6);
  }

  @Test
  void marksOfFramesAreAveragedButTheWorstPieceIsSeen() {
    Marks marks =
        new Marks(
            List.of(
                Map.of("dB", 30.0, "blob %", 0.4, "hole dB", Double.NaN),
                Map.of("dB", 20.0, "blob %", 0.1, "hole dB", 31.0)));
    assertEquals(Map.of("dB", 25.0, "blob %", 0.4, "hole dB", 31.0), marks.summary());
    assertEquals(0, marks.worst("blob %"));
    assertEquals(1, marks.worst("dB"));
    assertEquals(1, marks.worst("hole dB"));
  }

  @Test
  void examplesAreSpreadAndNotJudged() {
    assertEquals(List.of(10, 30, 50), Shot.spread(3));
    assertEquals(List.of(0, 5, 15, 20, 25, 35, 40, 45, 55), Shot.judged(Shot.spread(3)));
    assertEquals(List.of(0, 20, 40), Shot.far(Shot.judged(Shot.spread(3)), Shot.spread(3)));
  }

  private static Plate grey(float value) {
    Plate plate = Plate.blank(SIDE, SIDE);
    for (int i = 0; i < plate.pixels(); i++) {
      plate.put(i, value);
    }
    return plate;
  }

  /** White from a row and column to another. */
  private static Plate square(int from, int to) {
    Plate plate = grey(0);
    for (int i = from * SIDE; i < to * SIDE; i++) {
      plate.put(i, i % SIDE >= from && i % SIDE < to ? 1 : 0);
    }
    return plate;
  }
}
