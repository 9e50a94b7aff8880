package framewright.endtoend.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bench.gpu.DeviceRoom;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the doctor says of a graphics device that is not taken, with the GPU pack installed; all
 * else is well then, on the CPU.
 */
@Tag("gpu")
class GpuDoctorTest {
  /** As root, in mounts of its own; in a changed root there is nothing to make private. */
  private static final String WITHOUT_LOADER =
      """
      mount --make-rprivate / 2>/dev/null || true
      for loader in $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p | sed -n 's/.*libvulkan.so.1 .*=> //p'); do
        mount --bind /dev/null "$(readlink -f "$loader")"
      done
      exec "$0" doctor
      """;

  @Test
  void noLoader() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.room("auto")) {
      says(
          room.runProgram(
              "unshare",
              "--mount",
              "--propagation",
              "unchanged",
              "sh",
              "-ec",
              WITHOUT_LOADER,
              Home.current().command()),
          "Vulkan's loader is not installed: it comes with the graphics driver, or as libvulkan1.");
    }
  }

  @Test
  void aLoaderWithoutAdapter() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.room("auto")) {
      says(
          room.with("VK_DRIVER_FILES", room.folder().resolve("none.json")),
          "Vulkan's loader is installed, but no driver of a graphics device is: install the maker's, or mesa-vulkan-drivers.");
    }
  }

  @Test
  void aSoftwareAdapterOnly() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.room("auto")) {
      says(
          room,
          "The only graphics device is software, which is slower than the CPU: it is taken when named, as in --device webgpu.");
    }
  }

  @Test
  void anAdapterThatComputesWrongNumbers() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.faultyRoom()) {
      says(
          room.with("FRAMEWRIGHT_TEST_WRONG", 1),
          "The device webgpu was asked for\\. llvmpipe .* was found, but cannot be used "
              + "\\(webgpu:0: it computes wrong numbers, off by \\d+\\.\\d{4} where 0.001 is allowed\\): .*");
    }
  }

  @Test
  void aPackOfAnotherVersion() throws Exception {
    Path pack = ServerFolders.current().gpuPack().orElseThrow();
    try (DeviceRoom room = SoftwareAdapter.room("webgpu")) {
      Path folder = Files.createDirectories(room.folder().resolve("framewright/gpu"));
      Files.write(folder.resolve(pack.getFileName()), older(Files.readAllBytes(pack)));
      says(
          room.with("XDG_DATA_HOME", room.folder()),
          "The device webgpu was asked for. The GPU pack has version 0.3.0, and this is made for 0.4.0. Install the GPU pack again: framewright install gpu.");
    }
  }

  @Test
  void noPack() throws Exception {
    try (DeviceRoom room = SoftwareAdapter.room("webgpu")) {
      says(
          room.with("XDG_DATA_HOME", room.folder()),
          "The device webgpu was asked for. The GPU pack is not installed: framewright install gpu.");
    }
  }

  /** The same library under an older number. */
  private static byte[] older(byte[] library) throws IOException {
    String text = new String(library, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("0.4.0"));
    return text.replace("0.4.0", "0.3.0").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void says(DeviceRoom room, String sentence) throws Exception {
    says(room.run("doctor"), sentence);
  }

  private static void says(DeviceRoom.Said said, String sentence) {
    String why =
        said.text().lines().filter(line -> line.startsWith("why ")).findFirst().orElse(said.text());
    String found = why.substring("why".length()).strip();
    assertTrue(found.equals(sentence) || found.matches(sentence), said.text());
    assertEquals(0, said.code(), said.text());
  }
}
