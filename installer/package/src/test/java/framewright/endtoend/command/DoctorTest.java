package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import framewright.render.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class DoctorTest {

  @Test
  void aGoodInstallationIsFoundWell() {
    CommandLine run = CommandLine.run("doctor");
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("Framewright Key"), run.out());
    assertTrue(run.out().contains("All is well."), run.out());
  }

  @Test
  void otherProgramsGetTheSame() {
    JsonObject report =
        JsonParser.parseString(CommandLine.run("doctor", "--json").out()).getAsJsonObject();
    assertTrue(report.get("ok").getAsBoolean());
    assertTrue(report.getAsJsonArray("findings").size() > 5);
  }

  @Test
  void aModelThatIsRefusedIsNamedAndTheOthersAreNot(@TempDir Path models) throws Exception {
    Path good = Home.current().models().resolve("framewright-identity/manifest.json");
    JsonObject manifest = JsonParser.parseString(Files.readString(good)).getAsJsonObject();
    manifest.add("title", JsonNull.INSTANCE);
    Path bad = Files.createDirectory(models.resolve("nameless"));
    Files.writeString(
        bad.resolve("manifest.json"), new GsonBuilder().serializeNulls().create().toJson(manifest));
    String command = Home.current().folder().resolve("bin/framewright").toString();
    ProcessBuilder doctor = new ProcessBuilder(command, "doctor").redirectErrorStream(true);
    doctor.environment().put("FRAMEWRIGHT_MODELS", models.toString());
    Process run = doctor.start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, run.waitFor(), said);
    assertTrue(said.contains("model nameless"), said);
    assertTrue(said.contains("Something is wrong"), said);
    assertFalse(said.contains("model framewright"), said);
  }

  @Test
  void everyModelIsListed() {
    CommandLine run = CommandLine.run("models");
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("framewright-identity"), run.out());
  }
}
