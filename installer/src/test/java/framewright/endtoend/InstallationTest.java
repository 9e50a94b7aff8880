package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.render.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of an installation, run as a user runs them. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class InstallationTest {

  @Test
  void aUsersFolderIsWhereHomeSays(@TempDir Path folder) throws Exception {
    String models = run(Map.of("HOME", folder.toString()), "models");
    assertTrue(
        models.contains(folder.resolve(".local/share/framewright/models").toString()), models);
  }

  private static String run(Map<String, String> environment, String command)
      throws IOException, InterruptedException {
    Path script = Home.current().folder().resolve("bin/framewright");
    ProcessBuilder builder = new ProcessBuilder(script.toString(), command);
    builder.environment().remove("XDG_DATA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
