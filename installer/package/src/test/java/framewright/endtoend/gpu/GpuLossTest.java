package framewright.endtoend.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import framewright.bench.gpu.DeviceRoom;
import framewright.report.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The graphics device is lost in the middle of a clip, as by a reset of its driver: every frame
 * comes, and what became of the device is said.
 */
@Tag("gpu")
class GpuLossTest {
  private static final int FRAMES = 8;

  @Test
  void aDeviceThatComesBackIsTakenAnew() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.faultyRoom()) {
      Path loss = room.folder().resolve("loss");
      JsonObject report = clipWithLoss(room, () -> Files.createFile(loss));
      assertEquals(1, warned(report, "was lost in the middle of a frame, and was taken anew."));
      assertEquals("webgpu:0", report.get("device").getAsString());
    }
  }

  @Test
  void aDeviceThatDoesNotComeBackLeavesTheCpuAndASentence() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.faultyRoom()) {
      Path loss = room.folder().resolve("loss");
      JsonObject report = clipWithLoss(room, () -> Files.createDirectory(loss));
      assertEquals(1, warned(report, "was lost in the middle of a frame, and the CPU goes on."));
      assertEquals("cpu", report.get("device").getAsString());
      assertTells(room.run("status"));
      assertTells(room.run("doctor"));
    }
  }

  private static void assertTells(DeviceRoom.Said said) {
    assertTrue(said.text().contains("lost in the middle of a frame, and the CPU"), said.text());
  }

  private interface Blow {
    void strike() throws Exception;
  }

  /** Renders a clip during which the blow falls, after the second frame is there. */
  private static JsonObject clipWithLoss(DeviceRoom room, Blow blow) throws Exception {
    room.with("FRAMEWRIGHT_TEST_LOSS", room.folder().resolve("loss"));
    String out = room.folder().resolve("out.%04d.png").toString();
    Path json = room.folder().resolve("report.json");
    Process render =
        room.start(
            "render",
            "model",
            "--set",
            "model=framewright-identity",
            "--in",
            DrawnClip.in(room.folder(), 128, 96, FRAMES),
            "--out",
            out,
            "--json",
            json);
    while (render.isAlive() && !Files.exists(Path.of(out.formatted(2)))) {
      Thread.sleep(5);
    }
    blow.strike();
    String said = new String(render.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, render.waitFor(), said);
    return Json.read(json, JsonObject.class);
  }

  /** How many frames say so. */
  private static long warned(JsonObject report, String sentence) {
    List<JsonElement> frames =
        StreamSupport.stream(report.getAsJsonArray("frames").spliterator(), false).toList();
    assertEquals(FRAMES, frames.size());
    return frames.stream()
        .filter(frame -> frame.getAsJsonObject().get("warnings").toString().contains(sentence))
        .count();
  }
}
