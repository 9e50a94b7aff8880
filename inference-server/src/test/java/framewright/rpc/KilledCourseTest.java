package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server process that is killed while it learns. */
@Timeout(120)
class KilledCourseTest {
  private static final double MINUTES = 10;
  private static final double TEN_SECONDS = 10 / (60 * MINUTES);

  @TempDir Path folder;

  @Test
  void theNextServerGoesOnWithTenSecondsLostAtMost() throws Exception {
    Course killed;
    try (ServerProcess server = ServerProcess.start(folder)) {
      Lessons lessons = new Lessons(server.client());
      lessons.bring("look", 1);
      lessons.learn("look", MINUTES, 1);
      server.await(folder.resolve("data/framewright/models/look/manifest.json"));
      killed = lessons.look("look").getCourse();
    }
    try (ServerProcess server = ServerProcess.start(folder)) {
      Lessons lessons = new Lessons(server.client());
      Course found = lessons.look("look").getCourse();
      assertTrue(found.getSteps() > 0, found.toString());
      assertTrue(killed.getFraction() - found.getFraction() < TEN_SECONDS, killed + " " + found);
      lessons.await("look", course -> course.getSteps() > found.getSteps());
      server.terminate();
      assertEquals(0, server.exitCode());
    }
  }

  /** As a server does that begins while another is on its way out. */
  @Test
  void aServerBesideItGoesOnOnlyWhenItHasGone() throws Exception {
    Path beside = Files.createDirectories(folder.resolve("beside"));
    Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(beside.resolve("data"), folder.resolve("data"));
    try (ServerProcess server = ServerProcess.start(folder)) {
      Lessons lessons = new Lessons(server.client());
      lessons.bring("look", 1);
      try (ServerProcess other = ServerProcess.start(beside)) {
        lessons.learn("look", MINUTES, 1);
        lessons.await("look", course -> course.getSteps() > 0);
        Lessons theirs = new Lessons(other.client());
        assertFalse(theirs.look("look").hasCourse(), "it has no course of the server beside it");
        server.close();
        while (!theirs.look("look").hasCourse()) {
          Thread.sleep(20);
        }
        int found = theirs.look("look").getCourse().getSteps();
        theirs.await("look", course -> course.getSteps() > found);
      }
    }
  }
}
