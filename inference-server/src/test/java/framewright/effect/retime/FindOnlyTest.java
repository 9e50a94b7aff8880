package framewright.effect.retime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cuts and bad frames as a panel's buttons ask for them, and the list that rules cuts. */
class FindOnlyTest {
  private static RetimeRoom room;

  @BeforeAll
  static void start() {
    room = new RetimeRoom();
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  /** A shot that moves, cut at frame 3 to another; frame 6 repeats frame 5, frame 8 is black. */
  private static Frame frame(int time) {
    if (time == 8) {
      return Shots.frame(time, (x, y) -> new float[] {0, 0, 0, 1});
    }
    int shown = time == 6 ? 5 : time;
    return Shots.frame(time, Shots.moved(Shots.texture(time < 3 ? 4 : 12), 3 * shown, shown));
  }

  private static double found(String finding, Map<String, Object> parameters, int... times) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("find_only", 1.0);
    Frame[] frames = Arrays.stream(times).mapToObj(FindOnlyTest::frame).toArray(Frame[]::new);
    return room.render(all, room.output(), frames).findings().get(finding);
  }

  private static double cutAt(int frame, String list) {
    return found("cut", Map.of("source_time", frame - 0.5, "cut_list", list), frame - 1, frame);
  }

  @Test
  void cutsAreFoundWithoutMakingAFrame() {
    assertEquals(0, cutAt(2, ""));
    assertEquals(1, cutAt(3, ""));
  }

  @Test
  void aListRulesWhatIsACut() {
    assertEquals(1, cutAt(2, "2"));
    assertEquals(0, cutAt(3, "2"));
    assertEquals(0, cutAt(3, "none"));
    assertEquals(1, cutAt(3, "1, 3-4"));
    assertEquals(1, found("cut", Map.of("source_time", 3.0, "cut_list", "3"), 1, 5), "over a gap");
  }

  @Test
  void aListThatCannotBeReadIsASentence() {
    FramewrightException refused =
        assertThrows(FramewrightException.class, () -> cutAt(2, "twelve"));
    assertTrue(refused.getMessage().contains("Listed cuts says \"twelve\""), refused.getMessage());
  }

  @Test
  void repeatedAndDamagedFramesAreFound() {
    Map<String, Object> repeated =
        Map.of("mode", "repair", "repair", "duplicates", "source_time", 6.0);
    assertEquals(0, found("step", repeated, 6, 5, 7));
    Map<String, Object> damaged = Map.of("mode", "repair", "repair", "damaged", "source_time", 8.0);
    assertEquals(1, found("bad", damaged, 8, 6, 7, 9, 10));
    Map<String, Object> good = Map.of("mode", "repair", "repair", "damaged", "source_time", 10.0);
    assertEquals(0, found("bad", good, 10, 8, 9, 11, 12));
  }
}
