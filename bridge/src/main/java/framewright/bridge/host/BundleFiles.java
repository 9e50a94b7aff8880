package framewright.bridge.host;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where OpenFX bundles lie, and what is inside. */
public final class BundleFiles {

  private static final String BUNDLE = ".ofx.bundle";

  /** By the file of a library: itself and its copies, as far as nobody has them open. */
  private static final Map<Path, Deque<Path>> FREE = new HashMap<>();

  private BundleFiles() {}

  /** Every bundle in the folders of OFX_PLUGIN_PATH and then of the system, subfolders included. */
  public static List<Path> installed() {
    List<String> folders = new ArrayList<>();
    String path = Strings.nullToEmpty(System.getenv("OFX_PLUGIN_PATH"));
    folders.addAll(Splitter.on(File.pathSeparatorChar).omitEmptyStrings().splitToList(path));
    folders.add(systemFolder());
    return folders.stream()
        .map(Path::of)
        .filter(Files::isDirectory)
        .flatMap(BundleFiles::bundlesBelow)
        .toList();
  }

  private static String systemFolder() {
    if (Platform.isWindows()) {
      return "C:\\Program Files\\Common Files\\OFX\\Plugins";
    }
    return Platform.isMac() ? "/Library/OFX/Plugins" : "/usr/OFX/Plugins";
  }

  private static Stream<Path> bundlesBelow(Path folder) {
    try (Stream<Path> entries = Files.walk(folder, 4)) {
      return entries.filter(entry -> entry.toString().endsWith(BUNDLE)).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The plugin folder %s cannot be read.".formatted(folder), unreadable);
    }
  }

  /** The library for this system inside a bundle; a path that is a file is the library itself. */
  static Path binary(Path bundle) throws IOException {
    if (Files.isRegularFile(bundle)) {
      return bundle.toRealPath();
    }
    Path folder = bundle.resolve("Contents").resolve(architecture());
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "%s is no OpenFX bundle for this system: it has no %s.".formatted(bundle, folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".ofx"))
          .findFirst()
          .orElseThrow(() -> new IOException("%s holds no .ofx file.".formatted(folder)))
          .toRealPath();
    }
  }

  private static String architecture() {
    if (Platform.isMac()) {
      return "MacOS";
    }
    if (Platform.isWindows()) {
      return "Win64";
    }
    return Platform.isIntel() ? "Linux-x86-64" : "Linux-" + System.getProperty("os.arch");
  }

  /**
   * A library that nobody has open: the file itself, a copy that was given back, or a new copy with
   * the rest of its bundle. A library stays in the process for good once it is loaded, with its
   * threads: there must not be more of them than were open at one time.
   */
  static synchronized Path take(Path bundle, Path binary) throws IOException {
    Deque<Path> free = FREE.get(binary);
    if (free == null) {
      FREE.put(binary, new ArrayDeque<>());
      return binary;
    }
    return free.isEmpty() ? copy(bundle, binary) : free.pop();
  }

  /** {@code library} is what {@link #take} gave. */
  static synchronized void giveBack(Path binary, Path library) {
    FREE.get(binary).push(library);
  }

  private static Path copy(Path bundle, Path binary) throws IOException {
    Path copy = Files.createTempDirectory("framewright-bundle");
    copy.toFile().deleteOnExit();
    Path root = Files.isDirectory(bundle) ? bundle.toRealPath() : binary.getParent();
    Path source = Files.isDirectory(bundle) ? root : binary;
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        copyTo(copy.resolve(root.relativize(file)), file);
      }
    }
    return copy.resolve(root.relativize(binary));
  }

  private static void copyTo(Path target, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      Files.createDirectories(target);
    } else {
      Files.copy(file, target);
    }
    target.toFile().deleteOnExit();
  }
}
