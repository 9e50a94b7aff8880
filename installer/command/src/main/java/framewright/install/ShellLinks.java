package framewright.install;

import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Links to the command, its manual page and its completions, in the folders of a prefix where
 * shells look.
 */
public record ShellLinks(Path prefix) {
  private static final List<String> FILES =
      List.of(
          "bin/framewright",
          "share/man/man1/framewright.1",
          "share/bash-completion/completions/framewright",
          "share/zsh/vendor-completions/_framewright");

  public static ShellLinks system() {
    return new ShellLinks(Path.of("/usr/local"));
  }

  public static ShellLinks user() {
    return new ShellLinks(UserFolders.home().resolve(".local"));
  }

  /** Makes those that can be made; a file that is no link of ours is left as it is. */
  public List<Path> make(Home home) throws IOException {
    List<Path> made = new ArrayList<>();
    for (String file : FILES) {
      Path target = home.folder().resolve(file);
      Path link = link(file);
      if (Files.exists(target) && (!isSomething(link) || Files.isSymbolicLink(link))) {
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
        made.add(link);
      }
    }
    return made;
  }

  /** Removes those that lead into this home. */
  public List<Path> remove(Home home) throws IOException {
    List<Path> removed = new ArrayList<>();
    for (String file : FILES) {
      Path link = link(file);
      if (Files.isSymbolicLink(link)
          && Files.readSymbolicLink(link).equals(home.folder().resolve(file))) {
        Files.delete(link);
        FolderTree.removeEmptyAbove(link);
        removed.add(link);
      }
    }
    return removed;
  }

  private Path link(String file) {
    return prefix.resolve(file.replace("zsh/vendor-completions", "zsh/site-functions"));
  }

  private static boolean isSomething(Path link) {
    return Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }
}
