package framewright.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.frame.Alpha;
import framewright.frame.FrameFormat;
import framewright.server.ServerFolders;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every effect computes on this machine's graphics device what it computes on the CPU. Runs by
 * {@code ./framewright test --gpu} alone: it wants the GPU pack, and a device or Mesa's software.
 */
@Tag("gpu")
class GpuTest {
  private static final FrameFormat FORMAT =
      new FrameFormat(96, 64, Alpha.STRAIGHT, ColourSpace.SRGB, 0, 0);
  private static final float SAME = 1 / 1024f;
  private static final float SAME_MOTION = 1 / 16f; // of a pixel

  private static Engine cpu;
  private static Engine gpu;

  @BeforeAll
  static void open() {
    EngineOptions options = EngineOptions.standard();
    cpu = Engine.open(options.withDevice("cpu"));
    gpu = Engine.open(options.withDevice("webgpu").withGpuPack(ServerFolders.current().gpuPack()));
  }

  @AfterAll
  static void close() {
    cpu.close();
    gpu.close();
  }

  @Test
  void theDeviceWasTaken() {
    assertEquals("webgpu:0", gpu.device().id(), gpu.device().reason());
  }

  @Test
  void anArtistMayHaveTheCpuInstead() {
    try (FreshRenderer renderer = new FreshRenderer(List.of(gpu), cpu)) {
      renderer.render("key", "", Map.of(), FORMAT, 1);
      assertEquals("webgpu:0", renderer.last().device());
      ByteBuffer asked =
          renderer.render("key", "", Map.of("compute", new ParameterValue.Text("cpu")), FORMAT, 1);
      assertEquals("cpu", renderer.last().device());
      assertEquals(render(cpu, "key", "", Map.of()), asked.asFloatBuffer());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "key, '', view, matte",
    "key, '', view, composite",
    "key, '', quality, half",
    "style, framewright-style-anime, stroke_size, 1",
    "style, framewright-style-engraving, stroke_size, 1",
    "style, framewright-style-halftone, stroke_size, 1",
    "style, framewright-style-ink, stroke_size, 1",
    "style, framewright-style-mosaic, stroke_size, 1",
    "style, framewright-style-neon, stroke_size, 1",
    "style, framewright-style-oil, stroke_size, 1",
    "style, framewright-style-papercut, stroke_size, 1",
    "style, framewright-style-pencil, stroke_size, 1",
    "style, framewright-style-twoink, stroke_size, 1",
    "style, framewright-style-watercolour, stroke_size, 1",
    "retime, '', view, result",
    "retime, '', view, vectors",
    "model, framewright-identity, '', ''"
  })
  void itComputesWhatTheCpuDoes(String effect, String model, String name, String value) {
    Map<String, ParameterValue> settings = new HashMap<>();
    if (!name.isEmpty()) {
      settings.put(name, value(value));
    }
    if (effect.equals("retime")) { // else each device takes the search that suits it
      settings.put("matcher", new ParameterValue.Text("model"));
      settings.put("source_time", new ParameterValue.Scalar(0.5));
    }
    FloatBuffer right = render(cpu, effect, model, settings);
    FloatBuffer found = render(gpu, effect, model, settings);
    float most = 0;
    for (int i = 0; i < right.capacity(); i++) {
      most = Math.max(most, Math.abs(right.get(i) - found.get(i)));
    }
    float off = most;
    System.out.printf("%s %s %s %s: off by at most %.6f%n", effect, model, name, value, off);
    float allowed = value.equals("vectors") ? SAME_MOTION : SAME;
    assertTrue(off <= allowed, () -> "off by " + off);
  }

  private static ParameterValue value(String text) {
    try {
      return new ParameterValue.Scalar(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return new ParameterValue.Text(text);
    }
  }

  private static FloatBuffer render(
      Engine engine, String effect, String model, Map<String, ParameterValue> settings) {
    try (FreshRenderer renderer = new FreshRenderer(engine)) {
      return renderer.render(effect, model, settings, FORMAT, 1).asFloatBuffer();
    }
  }
}
