package framewright.endtoend.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What an installation asks of the system: no library that a bare machine lacks. */
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class NativeFilesTest {
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/lib64"),
          Path.of("/usr/lib64"),
          Path.of("/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/lib/aarch64-linux-gnu"),
          Path.of("/usr/lib/aarch64-linux-gnu"),
          Path.of("/lib"),
          Path.of("/usr/lib"));

  /** A window system or sound: there on most desks, and on no bare machine. */
  private static final String DESKTOP = "lib(gtk|gdk|X11|xcb|GL|asound|pulse|wayland).*";

  @Test
  void everyLibraryThatANativeFileNeedsIsThere() throws IOException {
    Set<String> ours = new HashSet<>();
    Set<String> needed = new TreeSet<>();
    for (Path file : nativeFiles()) {
      ElfFile library = ElfFile.read(file);
      ours.add(library.name());
      library.needed().forEach(name -> needed.add(name));
    }
    assertTrue(ours.contains("libopencv_video.so.411"), ours::toString);
    assertTrue(needed.contains("libc.so.6"), needed::toString);
    needed.removeAll(ours);
    assertEquals(Set.of(), matching(needed, name -> name.matches(DESKTOP)));
    assertEquals(Set.of(), matching(needed, name -> !isInSystem(name)));
  }

  private static Set<String> matching(Set<String> names, Predicate<String> test) {
    Set<String> matching = new TreeSet<>(names);
    matching.removeIf(test.negate());
    return matching;
  }

  private static boolean isInSystem(String name) {
    return SYSTEM.stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
  }

  private static List<Path> nativeFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Home.current().folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(".*\\.(so(\\..*)?|ofx)"))
          .toList();
    }
  }
}
