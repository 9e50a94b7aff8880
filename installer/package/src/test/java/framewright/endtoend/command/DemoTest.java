package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class DemoTest {
  @TempDir Path folder;

  @Test
  void oneServerRendersAllEffectsOfTheDemoAndThePicturesAreThere() {
    CommandLine run = CommandLine.run("demo", "--out", folder, "--frames", "2");
    assertEquals(0, run.code(), run.everything());
    for (String picture : List.of("key.png", "style.png", "retime.png", "learn.png")) {
      assertTrue(Files.exists(folder.resolve(picture)), picture);
      assertTrue(run.out().contains(folder.resolve(picture).toString()), run.out());
    }
  }

  @Test
  void oneFrameHasNothingInBetweenAndIsRefusedBeforeAnyIsRendered() {
    CommandLine run = CommandLine.run("demo", "--out", folder, "--frames", "1");
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.everything().contains("--frames must be 2 or more"), run.everything());
  }
}
