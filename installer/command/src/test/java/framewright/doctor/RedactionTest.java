package framewright.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import framewright.install.UserFolders;
import framewright.render.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private final Redaction redaction = Redaction.here(new Home(Path.of("/opt/framewright")));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "The file /mnt/My Shots/the film/sc 010.exr cannot be read.|The file [path] cannot be read.",
        "/srv/Jane's film/in it.png is not there|[path] is not there",
        "\"/mnt/a b\" is not there|\"[path]\" is not there",
        "unix:/run/user/1000/framewright/server-7.sock|unix:[path]",
        "C:\\Users\\Somebody\\clip.mov failed|[path] failed",
        "~/films/x.png (Key)|[path] (Key)",
        "sc010_v3.EXR has no alpha|[file].EXR has no alpha",
        "home /opt/framewright and /opt/framewright/lib/a.jar|home [installation] and [installation]/lib/a.jar",
        "at framewright.engine.Graph.run(Graph.java:70)|at framewright.engine.Graph.run(Graph.java:70)",
        "1.2 frames/s, server 0.1.0|1.2 frames/s, server 0.1.0"
      },
      delimiter = '|')
  void pathsAndNamesOfFilesGoAndTheRestStays(String text, String redacted) {
    assertEquals(redacted, redaction.of(text));
  }

  @Test
  void theUserAndTheirFolderGo() {
    String user = System.getProperty("user.name");
    String text = redaction.of(user + " in " + UserFolders.home() + " and " + user + "'s film");
    assertEquals("[user] in [path] and [user]'s film", text);
  }

  @Test
  void whatMayBeATokenGoesFromLogs() {
    String token = "0123456789abcdef".repeat(4);
    assertFalse(redaction.ofLog("token " + token).contains("0123456789"));
  }
}
