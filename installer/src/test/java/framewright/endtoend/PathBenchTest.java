package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PathBenchTest {
  @TempDir Path folder;

  @Test
  void everyFigureIsMeasured() throws Exception {
    Path json = folder.resolve("path.json");
    CommandLine run = CommandLine.run("bench", "path", "--size", "320x180", "--json", json);
    assertEquals(0, run.code(), run.everything());
    JsonObject figures = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    for (String name :
        new String[] {
          "memcpy_ms", "shared_ms", "shared_ratio", "inband_gb_per_s", "call_p50_us", "call_p99_us"
        }) {
      assertTrue(figures.get(name).getAsDouble() > 0, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x0", "0x100", "99999x99999", "large", "-5x5"})
  void aSizeThatNoFrameHasIsRefused(String size) {
    CommandLine run = CommandLine.run("bench", "path", "--size=" + size);
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.err().startsWith("framewright: "), run.err());
  }
}
