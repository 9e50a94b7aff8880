package framewright.endtoend.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import framewright.render.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The command as a shell runs it, for a user whose home has spaces and letters beyond ASCII. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class InstallTest {
  private static final long PATIENCE_SECONDS = 120;

  private Path folder;
  private Path user;

  @BeforeEach
  void folders() throws Exception {
    folder = Files.createTempDirectory("fw"); // short: a socket's path may have a hundred letters
    user = Files.createDirectories(folder.resolve("Ünï 日本 x"));
  }

  @AfterEach
  void end() throws Exception {
    framewright("stop");
  }

  @Test
  void theUsersHostsFindThePluginAndItFindsThisInstallation() throws Exception {
    JsonObject report = json("install", "--user", "--json");
    Path bundle = user.resolve(".local/share/OFX/Plugins/Framewright.ofx.bundle");
    assertEquals(bundle.toString(), report.get("plugin").getAsString());
    assertEquals(
        Home.current().folder().toString(),
        Files.readString(bundle.resolve("Contents/Resources/home")).strip());
    Path variable = user.resolve(".config/environment.d/60-framewright.conf");
    assertTrue(Files.readString(variable).contains(bundle.getParent().toString()));
  }

  @Test
  void whatHostsRememberOfOlderPluginsIsForgottenAndNamed() throws Exception {
    Path natron = Files.createDirectories(user.resolve(".cache/INRIA/Natron/OFXLoadCache"));
    Path old = Files.writeString(natron.resolve("OFXCache_2.5.0_Release_1.xml"), "old");
    Path work = Files.writeString(natron.resolve("autosave.ntp"), "an artist's work");
    String said = framewright("install", "--user");
    assertTrue(said.contains(old + ", which Natron remembered"), said);
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(work));
  }

  @Test
  void uninstallingLeavesWhatTheUserMadeAndPurgingDoesNot() throws Exception {
    Files.createDirectories(user.resolve(".local/share/framewright/models/mine"));
    List<Path> before = files();
    framewright("install", "--user");
    framewright("uninstall");
    assertEquals(before, files());
    framewright("uninstall", "--purge");
    assertEquals(List.of(user), files());
  }

  @Test
  void anotherInstallationsPluginIsLeftAsItIs() throws Exception {
    Path bundle = folder.resolve("studio/Framewright.ofx.bundle");
    framewright("install", "--to", bundle.getParent().toString());
    Files.writeString(bundle.resolve("Contents/Resources/home"), "/elsewhere\n");
    framewright("uninstall", "--from", bundle.getParent().toString());
    assertTrue(Files.exists(bundle));
  }

  @Test
  void aRunningServerIsDescribedAndLeavesWhenToldTo() throws Exception {
    assertFalse(json("status", "--json").get("running").getAsBoolean());
    framewright("prepare-start", folder.toString());
    JsonObject status = json("status", "--json");
    assertTrue(status.get("answers").getAsBoolean());
    assertTrue(status.get("memory_bytes").getAsLong() > 0);
    assertTrue(
        status.get("peak_memory_bytes").getAsLong() >= status.get("memory_bytes").getAsLong());
    assertTrue(status.getAsJsonArray("models").size() > 0);
    assertTrue(status.get("frames").getAsLong() > 0);
    assertTrue(status.getAsJsonArray("loaded_models").size() > 0);
    assertEquals(32, status.getAsJsonObject("queue").get("places").getAsInt());
    assertEquals(0, status.getAsJsonArray("failures").size());
    assertTrue(framewright("logs").contains("listens"));
    assertEquals(1, json("stop", "--json").getAsJsonArray("stopped").size());
    assertFalse(json("status", "--json").get("running").getAsBoolean());
  }

  private JsonObject json(String... arguments) throws Exception {
    return JsonParser.parseString(framewright(arguments)).getAsJsonObject();
  }

  private String framewright(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Home.current().command().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("XDG_") || name.startsWith("OFX_"));
    process.environment().put("HOME", user.toString());
    process.environment().put("FRAMEWRIGHT_RUNTIME_DIR", folder.resolve("run").toString());
    Path said = folder.resolve("said");
    Process running = process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the command hangs");
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertEquals(0, running.exitValue(), text);
    return text;
  }

  private List<Path> files() throws Exception {
    try (var files = Files.walk(user)) {
      return files.sorted().toList();
    }
  }
}
