package framewright.rpc;

import static framewright.rpc.Lessons.picture;
import static framewright.rpc.Lessons.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.Course;
import framewright.v1.FrameReport;
import framewright.v1.GoOn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real server whose files cannot grow any more while it learns. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FullDiskTest {
  /** Room for an example and not for what a network knows. */
  private static final String FULL = "300000";

  @TempDir Path folder;

  @Test
  void aDiskThatFillsUpEndsLearningWithASentenceAndHarmsNothingThatWasLearned() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      Lessons lessons = new Lessons(server.client());
      lessons.bring("look", 1);
      lessons.learn("look", 10, 1);
      server.await(folder.resolve("data/framewright/models/look/manifest.json"));
      server.limitFiles(FULL);
      Course failed =
          lessons.await("look", course -> course.getState() == Course.State.STATE_FAILED);
      String said = failed.getSentence();
      assertTrue(said.contains("nothing can be written") && said.contains("Make room"), said);
      FrameReport shown = lessons.client().render(shown("look"), picture(3, false)).report();
      assertEquals(lessons.look("look").getContent(), shown.getModel().getVersion());
      server.limitFiles("unlimited");
      lessons
          .client()
          .calls
          .learn(Lessons.order("look").setGoOn(GoOn.getDefaultInstance()).build());
      lessons.await("look", course -> course.getSteps() > failed.getSteps());
    }
  }
}
