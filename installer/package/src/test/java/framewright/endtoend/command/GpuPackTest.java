package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no GPU pack is not installed; the real one wants a network, or a file. */
class GpuPackTest {
  @TempDir private Path folder;

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("notes.txt"), "no package"));
  }

  @Test
  void aLibraryThatNobodyTriedIsRefused() throws IOException {
    Path wheel = folder.resolve("onnxruntime_ep_webgpu-0.4.0.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      zip.putNextEntry(new ZipEntry("onnxruntime_ep_webgpu/libonnxruntime_providers_webgpu.so"));
      zip.write(new byte[1000]);
    }
    refused(wheel);
  }

  private static void refused(Path file) {
    CommandLine run = CommandLine.run("install", "gpu", file);
    assertEquals(2, run.code(), run.everything());
    assertTrue(
        run.err().contains("is not the package onnxruntime-ep-webgpu==0.4.0"), run.everything());
  }
}
