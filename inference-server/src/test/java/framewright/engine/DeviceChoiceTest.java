package framewright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not there, or not what it should be, leaves the CPU and a sentence that says why. */
class DeviceChoiceTest {
  @Test
  void aDeviceThatIsNotThereBecomesTheCpuWithAReason() {
    try (Engine engine = Engine.open(EngineOptions.standard().withDevice("directml:0"))) {
      assertEquals("cpu", engine.device().id());
      assertTrue(engine.device().reason().contains("directml:0"), engine.device().reason());
    }
  }

  @Test
  void whoNamesTheGraphicsDeviceWithoutTheGpuPackHearsHowToGetIt() {
    try (Engine engine = Engine.open(EngineOptions.standard().withDevice("webgpu"))) {
      assertEquals("cpu", engine.device().id());
      assertEquals(
          "The device webgpu was asked for. The GPU pack is not installed: framewright install gpu.",
          engine.device().reason());
    }
  }

  @Test
  void aFailureIsNoLossOfTheCpu() {
    try (Engine engine = Engine.open(EngineOptions.standard().withDevice("cpu"))) {
      Device device = engine.device();
      assertFalse(engine.recover(device));
      assertEquals(device, engine.device());
    }
  }

  @Test
  void aGpuPackThatIsDamagedIsSaidAndTheCpuTaken(@TempDir Path folder) throws IOException {
    Path damaged = Files.write(folder.resolve("library"), new byte[100]);
    EngineOptions options = EngineOptions.standard().withGpuPack(Optional.of(damaged));
    try (Engine engine = Engine.open(options)) {
      assertEquals("cpu", engine.device().id());
      assertTrue(
          engine.device().reason().startsWith("The GPU pack cannot be loaded"),
          engine.device().reason());
      assertTrue(engine.device().reason().endsWith("install gpu."), engine.device().reason());
    }
  }
}
