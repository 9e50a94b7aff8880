package framewright.endtoend.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxPlugin;
import framewright.bridge.host.habit.HostHabits;
import framewright.release.Version;
import framewright.render.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The version stands in the build's own file, and nowhere else. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class VersionTest {

  @Test
  void javaAndThePluginHaveTheBuildsVersion() throws Exception {
    String pom = Files.readString(Path.of("../../pom.xml"));
    assertTrue(pom.contains("<revision>" + Version.NUMBER + "</revision>"), Version.NUMBER);
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), HostHabits.complete())) {
      for (OfxPlugin plugin : bundle.plugins()) {
        assertEquals(Version.NUMBER.replaceFirst("\\.\\d+$", ""), plugin.version());
      }
    }
  }
}
