package framewright.endtoend.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import framewright.bench.gpu.DeviceRoom;
import framewright.report.Json;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A device with so little memory that frames of 1920 x 1080 do not fit, and small ones do. */
@Tag("gpu")
class GpuMemoryTest {
  private static final int BYTES = 60_000_000;
  private static final int FRAMES = 2;

  @Test
  void aFrameThatDoesNotFitComesAllTheSameAndThatIsSaid() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.faultyRoom()) {
      room.with("FRAMEWRIGHT_TEST_MEMORY", BYTES);
      for (JsonElement frame : rendered(room, 1920, 1080).getAsJsonArray("frames")) {
        String warnings = frame.getAsJsonObject().get("warnings").toString();
        assertTrue(warnings.matches("(?i).*memory.*"), warnings);
      }
      JsonObject small = rendered(room, 128, 96);
      assertEquals("webgpu:0", small.get("device").getAsString());
    }
  }

  /** What was reported; every frame is its source. */
  private static JsonObject rendered(DeviceRoom room, int width, int height) throws Exception {
    Path folder = Files.createDirectory(room.folder().resolve("clip" + width));
    String source = DrawnClip.in(folder, width, height, FRAMES);
    String out = folder.resolve("out.%04d.png").toString();
    Path json = folder.resolve("report.json");
    DeviceRoom.Said said =
        room.run(
            "render",
            "model",
            "--set",
            "model=framewright-identity",
            "--in",
            source,
            "--out",
            out,
            "--json",
            json);
    assertEquals(0, said.code(), said.text());
    for (int frame = 1; frame <= FRAMES; frame++) {
      assertArrayEquals(pixels(source.formatted(frame)), pixels(out.formatted(frame)));
    }
    return Json.read(json, JsonObject.class);
  }

  private static int[] pixels(String file) throws IOException {
    BufferedImage image = ImageIO.read(new File(file));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
