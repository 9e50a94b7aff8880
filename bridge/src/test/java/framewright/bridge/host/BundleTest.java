package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class BundleTest {

  @TempDir Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void aBundleIsLoadedFromItsFolder() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("Probe.ofx.bundle/Contents/Linux-x86-64"));
    Files.copy(Probe.file(), inside.resolve("Probe.ofx"));
    try (OfxBundle bundle =
        OfxBundle.load(folder.resolve("Probe.ofx.bundle"), HostHabits.complete())) {
      assertEquals("Probe", bundle.plugin(Probe.ID).label());
      String message =
          assertThrows(IllegalArgumentException.class, () -> bundle.plugin("nobody")).getMessage();
      assertTrue(message.contains(Probe.ID), message);
    }
  }

  @Test
  void whatIsNoBundleGetsASentence() throws IOException {
    Path text = Files.writeString(folder.resolve("text.ofx"), "no library");
    assertRefused(text, "is no OpenFX plugin that this system can load");
    assertRefused(folder, "is no OpenFX bundle for this system");
    assertRefused(folder.resolve("nowhere"), "is no OpenFX bundle for this system");
    Path other = Probe.file().resolveSibling(System.mapLibraryName("fake_nvml"));
    assertRefused(other, "is no OpenFX plugin that this system can load");
  }

  private static void assertRefused(Path path, String sentence) {
    String message =
        assertThrows(IOException.class, () -> OfxBundle.load(path, HostHabits.complete()).close())
            .getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aContextThatThePluginDoesNotOfferGetsASentence() throws IOException {
    try (Probe probe = new Probe()) {
      Project project = Project.of(8, 8, Depth.BYTE);
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> probe.plugin().instance(Context.GENERATOR, project).close())
              .getMessage();
      assertEquals(Probe.ID + " works as [FILTER, GENERAL], not as GENERATOR.", message);
    }
  }
}
