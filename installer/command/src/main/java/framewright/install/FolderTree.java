package framewright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and removes whole folders; links are taken as what they are. */
public final class FolderTree {
  private FolderTree() {}

  static void copy(Path from, Path to) throws IOException {
    for (Path file : under(from)) {
      Files.copy(
          file,
          to.resolve(from.relativize(file).toString()),
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Also a single file; what is not there is well removed. */
  public static void remove(Path tree) throws IOException {
    if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      for (Path file : under(tree).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * After something was removed: also the folders above it in the user's home that are empty now.
   */
  static void removeEmptyAbove(Path removed) throws IOException {
    Path folder = removed.getParent();
    while (isBelowHome(folder) && Files.isDirectory(folder) && isEmpty(folder)) {
      Files.delete(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isBelowHome(Path folder) {
    return folder != null
        && folder.startsWith(UserFolders.home())
        && !folder.equals(UserFolders.home());
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static List<Path> under(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.toList();
    }
  }
}
