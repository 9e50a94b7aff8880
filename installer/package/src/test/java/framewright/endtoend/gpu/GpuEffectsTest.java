package framewright.endtoend.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import framewright.bench.gpu.DeviceRoom;
import framewright.endtoend.command.CommandLine;
import framewright.report.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every effect with every model through the real bundle and server. */
@Tag("gpu")
class GpuEffectsTest {
  private static final int EFFECTS_AND_LOOKS = 23;

  @Test
  @Timeout(1200) // seconds: a software adapter compiles for minutes
  void theDeviceMakesWhatTheCpuDoes(@TempDir Path folder) throws Exception {
    Path json = folder.resolve("report.json");
    CommandLine run =
        CommandLine.run(
            "bench",
            "gpu",
            "--devices",
            "webgpu",
            "--sizes",
            "96x64",
            "--frames",
            1,
            "--json",
            json);
    System.out.println(run.everything());
    assertEquals(0, run.code(), run.everything());
    JsonObject device =
        Json.read(json, JsonObject.class).getAsJsonArray("devices").get(0).getAsJsonObject();
    assertEquals("webgpu:0", device.get("device").getAsString());
    assertEquals(EFFECTS_AND_LOOKS, device.getAsJsonArray("rows").size());
  }

  @Test
  void withThePackAndNoAdapterTheCpuMakesEverythingAndThatIsSaidOnce() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.room("auto")) {
      room.with("VK_DRIVER_FILES", room.folder().resolve("none.json"));
      Path share = Files.createDirectory(room.folder().resolve("share"));
      DeviceRoom.Said said =
          room.run("bench", "gpu-share", "--sizes", "96x64", "--frames", 1, "--out", share);
      assertEquals(0, said.code(), said.text());
      JsonObject figures = Json.read(share.resolve("figures.json"), JsonObject.class);
      assertEquals("cpu", figures.get("id").getAsString());
      figures
          .getAsJsonArray("rows")
          .forEach(
              row -> {
                JsonObject made = row.getAsJsonObject();
                assertEquals("[\"cpu\"]", made.get("devices").toString());
                assertEquals(0, made.getAsJsonArray("warnings").size(), made::toString);
              });
      assertEquals(1, timesInLog(room, "no driver of a graphics device is"));
    }
  }

  private static long timesInLog(DeviceRoom room, String sentence) throws Exception {
    Path log = room.folder().resolve("log/server.log");
    assertTrue(Files.exists(log));
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(sentence)).count();
    }
  }
}
