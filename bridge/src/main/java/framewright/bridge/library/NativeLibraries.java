package framewright.bridge.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The native libraries of an installation: {@code -Dframewright.native}, then {@code native} below
 * FRAMEWRIGHT_HOME.
 */
public final class NativeLibraries {
  private static final String FOLDER_PROPERTY = "framewright.native";
  private static final Set<String> LOADED = new HashSet<>();

  private NativeLibraries() {}

  /** Where a file or a folder of libraries lies. */
  public static Path find(String name) {
    List<Path> folders = folders().toList();
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new UnsatisfiedLinkError(absent(name, folders)));
  }

  /**
   * Loads what JavaCPP's classes of one kind call: every library of that folder, once, and nothing
   * else. JavaCPP, left alone, loads all that a module could ever want, windows included. The error
   * of a library that cannot be loaded names it.
   */
  public static void loadForJavaCpp(String folder) {
    System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
    load("javacpp");
    load(folder);
  }

  private static synchronized void load(String folder) {
    if (!LOADED.contains(folder)) {
      loadInAnyOrder(files(find(folder)));
      LOADED.add(folder);
    }
  }

  /** Their order is their own affair: what still lacks another is tried again after it. */
  private static void loadInAnyOrder(List<Path> libraries) {
    List<Path> waiting = new ArrayList<>(libraries);
    int before;
    List<UnsatisfiedLinkError> troubles;
    do {
      before = waiting.size();
      troubles = loadSome(waiting);
    } while (!troubles.isEmpty() && waiting.size() < before);
    if (!troubles.isEmpty()) {
      throw first(troubles, waiting);
    }
  }

  /** Removes those that could be loaded; gives the errors of the others. */
  private static List<UnsatisfiedLinkError> loadSome(List<Path> waiting) {
    List<UnsatisfiedLinkError> troubles = new ArrayList<>();
    waiting.removeIf(
        library -> {
          try {
            System.load(library.toString());
            return true;
          } catch (UnsatisfiedLinkError e) {
            troubles.add(e);
            return false;
          }
        });
    return troubles;
  }

  /** The error that the others follow from: it is not that one of them is missing. */
  private static UnsatisfiedLinkError first(
      List<UnsatisfiedLinkError> troubles, List<Path> waiting) {
    return troubles.stream()
        .filter(trouble -> waiting.stream().noneMatch(library -> isLackOf(library, trouble)))
        .findFirst()
        .orElse(troubles.get(0));
  }

  private static boolean isLackOf(Path library, UnsatisfiedLinkError trouble) {
    return trouble.getMessage().contains(" " + library.getFileName() + ": cannot open");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toAbsolutePath).sorted().toList();
    } catch (IOException e) {
      throw new UnsatisfiedLinkError(
          "The folder " + folder + " could not be read: " + e.getMessage());
    }
  }

  private static String absent(String name, List<Path> folders) {
    return "%s is not in %s. Build it with ./framewright build, or set -D%s."
        .formatted(name, folders, FOLDER_PROPERTY);
  }

  private static Stream<Path> folders() {
    Optional<Path> chosen = Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(Path::of);
    Optional<Path> home =
        Optional.ofNullable(System.getenv("FRAMEWRIGHT_HOME")).map(path -> Path.of(path, "native"));
    return Stream.concat(chosen.stream(), home.stream());
  }
}
