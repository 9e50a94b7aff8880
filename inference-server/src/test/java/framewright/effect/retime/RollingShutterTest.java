package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.frame.Frame;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frames whose rows were read one after the other while the camera moved. */
class RollingShutterTest {
  private static final double READOUT = 0.8;
  private static final Shots.Paint TEXTURE = Shots.texture(15);
  private static RetimeRoom room;

  /** The camera's place at a time, in pixels. */
  private interface Course {
    double[] at(double time);
  }

  @BeforeAll
  static void open() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void inAPanWhatLeansStandsUpright() {
    holds(time -> new double[] {14 * time, 0}, READOUT);
  }

  @Test
  void inATiltWhatIsPressedIsAsHighAsItIs() {
    holds(time -> new double[] {0, 9 * time}, READOUT);
    holds(time -> new double[] {0, -9 * time}, READOUT);
  }

  @Test
  void aCameraMayReadFromBelow() {
    holds(time -> new double[] {10 * time, 5 * time}, -READOUT);
  }

  @Test
  void atAnEndOfTheClipOneNeighbourIsEnoughAndAcrossACutNoneCounts() {
    Course pan = time -> new double[] {14 * time, 0};
    Frame truth = straight(pan);
    Frame output = room.output();
    render(output, READOUT, rolled(1, pan, READOUT), rolled(2, pan, READOUT));
    double repaired = error(output, truth);
    assertTrue(repaired < 0.4 * error(rolled(1, pan, READOUT), truth), "error " + repaired);
    room.render(
        Map.of("mode", "rolling", "source_time", 1.0, "readout", READOUT, "cut_here", "cut"),
        output,
        rolled(1, pan, READOUT),
        rolled(2, pan, READOUT));
    assertEquals(0, error(output, rolled(1, pan, READOUT)), 1e-4);
  }

  private static void holds(Course course, double readout) {
    Frame truth = straight(course);
    Frame output = room.output();
    Frame here = rolled(1, course, readout);
    render(output, readout, rolled(0, course, readout), here, rolled(2, course, readout));
    double before = error(here, truth);
    double after = error(output, truth);
    assertTrue(after < 0.25 * before, "error " + before + " before, " + after + " after");
  }

  private static void render(Frame output, double readout, Frame... frames) {
    room.render(Map.of("mode", "rolling", "source_time", 1.0, "readout", readout), output, frames);
  }

  private static Frame straight(Course course) {
    double[] place = course.at(1);
    return Shots.frame(1, Shots.moved(TEXTURE, place[0], place[1]));
  }

  /** Its middle row is read at its time. */
  private static Frame rolled(int time, Course course, double readout) {
    return Shots.frame(
        time,
        (x, y) -> {
          double[] place = course.at(time + readout * ((y + 0.5) / Shots.HEIGHT - 0.5));
          return Shots.moved(TEXTURE, place[0], place[1]).at(x, y);
        });
  }

  /** The mean difference, without the borders, beyond which nobody saw anything. */
  private static double error(Frame found, Frame truth) {
    double sum = 0;
    int count = 0;
    for (int y = 12; y < Shots.HEIGHT - 12; y++) {
      for (int x = 12; x < Shots.WIDTH - 12; x++) {
        int at = 16 * (y * Shots.WIDTH + x);
        sum += Math.abs(found.pixels().getFloat(at) - truth.pixels().getFloat(at));
        count++;
      }
    }
    return sum / count;
  }
}
