package framewright.endtoend.gpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bench.gpu.DeviceRoom;
import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rooms whose only graphics device is Mesa's software, whatever else the machine has. */
final class SoftwareAdapter {
  private static final List<Path> DRIVERS =
      List.of(Path.of("/usr/share/vulkan/icd.d"), Path.of("/etc/vulkan/icd.d"));

  private SoftwareAdapter() {}

  static DeviceRoom room(String device) throws IOException {
    return new DeviceRoom(Home.current(), device).with("VK_DRIVER_FILES", driver());
  }

  /** With the faults of bridge/src/test/native/vulkan_faults.c at hand. */
  static DeviceRoom faultyRoom() throws IOException {
    DeviceRoom room = room("webgpu");
    Path layer = Home.current().folder().resolveSibling("ofxhost").resolve("libvulkan_faults.so");
    assertTrue(Files.exists(layer), layer + " is missing");
    Files.writeString(
        room.folder().resolve("faults.json"),
        """
        {"file_format_version": "1.2.0",
         "layer": {"name": "VK_LAYER_FRAMEWRIGHT_faults", "type": "GLOBAL", "library_path": "%s",
                   "api_version": "1.3.0", "implementation_version": "1", "description": "Faults"}}
        """
            .formatted(layer.toAbsolutePath()));
    return room.with("VK_LAYER_PATH", room.folder())
        .with("VK_INSTANCE_LAYERS", "VK_LAYER_FRAMEWRIGHT_faults");
  }

  private static Path driver() throws IOException {
    for (Path folder : DRIVERS.stream().filter(Files::isDirectory).toList()) {
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> found =
            files.filter(file -> file.getFileName().toString().startsWith("lvp_icd")).toList();
        if (!found.isEmpty()) {
          return found.get(0);
        }
      }
    }
    throw new AssertionError("Mesa's software adapter is not installed: mesa-vulkan-drivers.");
  }
}
