package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("alone")
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PathBenchTest {
  private static final double ROUNDING = 1e-6;

  @TempDir Path folder;

  @Test
  void theFiguresFollowFromTheTimesThatWereMeasured() throws Exception {
    Path json = folder.resolve("path.json");
    CommandLine run = CommandLine.run("bench", "path", "--size", "320x180", "--json", json);
    assertEquals(0, run.code(), run.everything());
    JsonObject figures = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    double bytes = 320 * 180 * 4 * 4;
    assertEquals(bytes, figure(figures, "frame_bytes"));
    double ratio = figure(figures, "shared_ms") / (3 * figure(figures, "memcpy_ms"));
    assertEquals(1, figure(figures, "shared_ratio") / ratio, ROUNDING);
    double rate = 2 * bytes / 1e9 / (figure(figures, "inband_ms") / 1e3);
    assertEquals(1, figure(figures, "inband_gb_per_s") / rate, ROUNDING);
    assertInOrder(figures, "memcpy_ms", "memcpy_p50_ms");
    assertInOrder(figures, "shared_ms", "shared_p50_ms");
    assertInOrder(figures, "call_p50_us", "call_p99_us");
  }

  private static double figure(JsonObject figures, String name) {
    return figures.get(name).getAsDouble();
  }

  private static void assertInOrder(JsonObject figures, String less, String more) {
    assertTrue(0 < figure(figures, less), less);
    assertTrue(figure(figures, less) <= figure(figures, more), less + " above " + more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x0", "0x100", "99999x99999", "large", "-5x5"})
  void aSizeThatNoFrameHasIsRefused(String size) {
    CommandLine run = CommandLine.run("bench", "path", "--size=" + size);
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.err().startsWith("framewright: "), run.err());
  }
}
