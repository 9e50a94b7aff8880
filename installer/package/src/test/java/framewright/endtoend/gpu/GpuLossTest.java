package framewright.endtoend.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import framewright.bench.gpu.DeviceRoom;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaHandling;
import framewright.footage.AlphaKind;
import framewright.footage.Footage;
import framewright.footage.FootageWriter;
import framewright.footage.FrameRate;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
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
            clip(room.folder()),
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

  private static String clip(Path folder) throws Exception {
    String pattern = folder.resolve("in.%04d.png").toString();
    PictureFormat format =
        new PictureFormat(128, 96, PixelDepth.BYTE, AlphaKind.OPAQUE, ColourSpace.SRGB);
    try (FootageWriter writer = Footage.create(pattern, FrameRate.FILM, AlphaHandling.FILE)) {
      for (int frame = 1; frame <= FRAMES; frame++) {
        Picture picture = Picture.allocate(format);
        for (int pixel = 0; pixel < format.width() * format.height(); pixel++) {
          boolean figure = pixel % format.width() / 4 % 8 < 3 + frame % 3;
          picture.pixels().put(4 * pixel, (byte) (figure ? 180 : 20));
          picture.pixels().put(4 * pixel + 1, (byte) (figure ? 90 : 160));
          picture.pixels().put(4 * pixel + 2, (byte) 40);
          picture.pixels().put(4 * pixel + 3, (byte) 255);
        }
        writer.write(frame, picture);
      }
    }
    return pattern;
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
