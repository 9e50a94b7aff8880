package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

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
  void everyModelIsListed() {
    CommandLine run = CommandLine.run("models");
    assertEquals(0, run.code(), run.everything());
    assertTrue(run.out().contains("framewright-identity"), run.out());
  }
}
