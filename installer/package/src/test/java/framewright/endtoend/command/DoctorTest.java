package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void theIdInAMessageLeadsToTheFailureInBothLogs(@TempDir Path folder) throws Exception {
    String clip = folder.resolve("in.%04d.png").toString();
    PictureFormat format =
        new PictureFormat(32, 16, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    try (FootageWriter writer = Footage.create(clip, FrameRate.FILM, AlphaHandling.FILE)) {
      writer.write(7, Picture.allocate(format));
    }
    String out = folder.resolve("out.%04d.png").toString();
    CommandLine render =
        CommandLine.run("render", "model", "--in", clip, "--out", out, "--set", "model=nobody");
    assertEquals(1, render.code(), render.everything());
    Matcher id =
        Pattern.compile("choose another model[.] [(](\\w{5})[)]").matcher(render.everything());
    assertTrue(id.find(), render.everything());
    CommandLine why = CommandLine.run("doctor", "--why", id.group(1));
    assertEquals(0, why.code(), why.everything());
    assertTrue(why.out().contains("Framewright Model, frame 7: The model \"nobody\""), why.out());
    assertTrue(
        why.out().matches("(?s).*\nremedy +Install it or choose another model[.]\n.*"), why.out());
    for (String log : List.of("server  WARN", "plugin  ")) {
      assertTrue(
          why.out()
              .matches("(?s).*\n\\S+Z " + log + "[^\n]*" + id.group(1) + " MODEL_UNAVAILABLE.*"),
          why.out());
    }
    assertEquals(2, CommandLine.run("doctor", "--why", "bcdfg").code());
  }

  @Test
  void everyModelIsListed() {
    CommandLine run = CommandLine.run("models");
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("framewright-identity"), run.out());
  }
}
