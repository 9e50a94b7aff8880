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
import java.util.HashSet;
import java.util.Set;
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
  @EnabledOnOs(OS.LINUX)
  void aProcessHoldsNoMoreCopiesThanWereOpenAtOneTime() throws IOException {
    Path library = Files.copy(Probe.file(), folder.resolve("Counted.ofx"));
    Set<String> loaded = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      try (OfxBundle first = OfxBundle.load(library, HostHabits.complete());
          OfxBundle second = OfxBundle.load(library, HostHabits.complete())) {
        assertEquals("Probe", first.plugin(Probe.ID).label());
        assertEquals("Probe", second.plugin(Probe.ID).label());
        Files.readString(Path.of("/proc/self/maps"))
            .lines()
            .map(BundleTest::file)
            .filter(file -> file.endsWith("Counted.ofx"))
            .forEach(loaded::add);
      }
    }
    assertEquals(2, loaded.size(), loaded::toString);
  }

  private static String file(String mapping) {
    return mapping.substring(mapping.lastIndexOf(' ') + 1);
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
