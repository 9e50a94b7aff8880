package framewright.bench.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.learn.Task;
import org.junit.jupiter.api.Test;

class CarriedTest {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 160;

  @Test
  void anExampleIsCarriedToWhereItsThingsAre() throws Exception {
    Clip source = frame -> disc(40 + 4 * frame);
    Clip truth = frame -> inverted(source.frame(frame));
    Shot shot = new Shot("a disc", Task.PICTURE, source, truth);
    Plate carried = new Carried(shot).to(5, 0);
    double there = Mark.of(Task.PICTURE, null, truth.frame(5), carried).get("dB");
    double stayed = Mark.of(Task.PICTURE, null, truth.frame(5), truth.frame(0)).get("dB");
    assertTrue(there > stayed + 8, there + " dB, and " + stayed + " where it is left");
  }

  private static Plate disc(double right) {
    Plate plate = Plate.blank(WIDTH, HEIGHT);
    for (int i = 0; i < plate.pixels(); i++) {
      int row = i / WIDTH;
      double x = i % WIDTH - right;
      double y = row - 80;
      boolean inside = Math.hypot(x, y) < 30;
      plate.put(i, inside ? (float) (0.7 + 0.2 * Math.sin(x / 3) * Math.cos(y / 4)) : 0.1f);
    }
    return plate;
  }

  private static Plate inverted(Plate plate) {
    Plate result = Plate.blank(WIDTH, HEIGHT);
    for (int i = 0; i < plate.pixels(); i++) {
      result.put(i, 1 - plate.rgb()[0][i]);
    }
    return result;
  }
}
