package framewright.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.course.CourseNote.State;
import framewright.engine.Cancellation;
import framewright.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does with the courses that the last one left. */
class ClassroomTest {
  private static final Turns NEVER =
      new Turns() {
        @Override
        public <T> T take(BiFunction<Engine, Cancellation, T> piece) {
          throw new AssertionError("nothing is to be learned here");
        }
      };

  @TempDir Path folder;

  @Test
  void whatEndedThreeServersWaitsForTheArtist() throws Exception {
    CourseNote note =
        left(
            "{\"state\":\"LEARNING\",\"task\":\"REPAIR\",\"size\":\"LARGE\",\"frames\":[3],"
                + "\"seconds\":4,\"length\":60,\"failure\":\"\",\"begun\":3}");
    assertEquals(State.FAILED, note.state());
    assertTrue(note.sentence().contains("ended 3 times"), note.sentence());
  }

  @Test
  void whatWasPausedStaysPaused() throws Exception {
    CourseNote note =
        left(
            "{\"state\":\"PAUSED\",\"task\":\"REPAIR\",\"size\":\"LARGE\",\"frames\":[3],"
                + "\"seconds\":4,\"length\":60,\"failure\":\"\",\"begun\":0}");
    assertEquals("look is paused: 4 s, 0 steps, loss 0.0000, 56 s left.", firstOf(note));
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    for (String damaged : new String[] {"", "{", "{\"state\":\"LEARNING\"}"}) {
      assertTrue(left(damaged).sentence().contains("is damaged. Press Learn again"), damaged);
    }
  }

  @Test
  void examplesForWhichNoOrderCameAreForgotten() throws Exception {
    Path brought = Files.createDirectories(folder.resolve("courses/abandoned/brought"));
    Files.writeString(brought.resolve("3.pair"), "pixels");
    left("");
    assertFalse(Files.exists(folder.resolve("courses/abandoned")));
  }

  private static String firstOf(CourseNote note) {
    return note.sentence().replace(" Continue goes on.", "");
  }

  private CourseNote left(String record) throws IOException {
    Files.createDirectories(folder.resolve("courses/look"));
    Files.writeString(folder.resolve("courses/look/course.json"), record);
    try (Classroom room =
        new Classroom(folder.resolve("courses"), folder.resolve("models"), () -> {})) {
      room.open(NEVER);
      return room.note("look").orElseThrow();
    }
  }
}
