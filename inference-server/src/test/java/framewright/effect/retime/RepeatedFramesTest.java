package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.frame.Frame;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rebuild on Repeated frames: what repeats is told by what moves around it. */
class RepeatedFramesTest {
  private static final int MARGIN = 16;
  private static final Shots.Paint TEXTURE = Shots.texture(11);

  private static RetimeRoom room;

  @BeforeAll
  static void open() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void aSingleOneIsRebuiltFromItsNeighboursAndAGoodOneIsLeftAlone() {
    assertTrue(rebuilt(1, 1, 3, 0, 0, 2) > 38, "rebuilt");
    assertKept(1, 3, 0, 1, 2);
  }

  @Test
  void drawnOnTwosEverySecondIsRebuilt() {
    int[] onTwos = {0, 0, 2, 2, 4, 4, 6};
    assertKept(2, 3, onTwos);
    assertTrue(rebuilt(3, 3, 3, onTwos) > 38, "rebuilt");
  }

  @Test
  void drawnOnFoursEachMovesByAQuarter() {
    int[] onFours = {0, 4, 4, 4, 4, 8, 8, 8};
    for (int frame = 2; frame < 5; frame++) {
      assertTrue(rebuilt(frame, frame + 3, 2, onFours) > 36, "frame " + frame);
    }
    assertKept(5, 2, onFours);
  }

  @Test
  void aSlowShotAndAStillOneRepeatNothing() {
    assertKept(2, 0.2, 0, 1, 2, 3, 4);
    assertKept(2, 3, 0, 0, 0, 0, 0);
  }

  @Test
  void aShotThatStopsIsLeftAlone() {
    assertKept(4, 3, 0, 1, 2, 3, 3, 3, 3, 3);
  }

  /** How near a frame comes to what is due, where each is drawn at a place. */
  private double rebuilt(int frame, int due, double pixels, int... places) {
    Frame output = room.output();
    assertEquals(1.0, repaired(frame, pixels, output, places), "frame " + frame);
    return Shots.psnr(output, at(frame, pixels * due), MARGIN);
  }

  private void assertKept(int frame, double pixels, int... places) {
    Frame output = room.output();
    assertEquals(0.0, repaired(frame, pixels, output, places), "frame " + frame);
    assertEquals(at(frame, pixels * places[frame]).pixels(), output.pixels());
  }

  private double repaired(int frame, double pixels, Frame output, int... places) {
    Frame[] shot =
        IntStream.range(0, places.length)
            .mapToObj(time -> at(time, pixels * places[time]))
            .toArray(Frame[]::new);
    return room.render(
            Map.of("mode", "repair", "repair", "duplicates", "source_time", (double) frame),
            output,
            shot)
        .findings()
        .get("repaired");
  }

  private static Frame at(int time, double across) {
    return Shots.frame(time, Shots.moved(TEXTURE, across, 0));
  }
}
