package framewright.install;

import framewright.render.Failure;
import framewright.render.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder where hosts look for bundles.
 *
 * @param audience who sees what lies there
 */
public record PluginFolder(Path path, String audience) {
  private static final String BUNDLE = "Framewright.ofx.bundle";

  /** The one that the OpenFX standard names: every host looks there. */
  public static PluginFolder system() {
    return new PluginFolder(Path.of("/usr/OFX/Plugins"), "everybody");
  }

  /** Hosts look there when OFX_PLUGIN_PATH says so: the standard has no folder of a user. */
  public static PluginFolder user() {
    return new PluginFolder(UserFolders.data().resolve("OFX/Plugins"), "this user");
  }

  public static PluginFolder chosen(Path folder) {
    return new PluginFolder(folder.toAbsolutePath().normalize(), "who looks there");
  }

  /**
   * Where hosts of this user may find a bundle: what OFX_PLUGIN_PATH names first, then the fixed
   * places.
   */
  public static List<PluginFolder> searched() {
    List<PluginFolder> folders = new ArrayList<>();
    UserFolders.variable("OFX_PLUGIN_PATH")
        .map(list -> List.of(list.split(File.pathSeparator, -1)))
        .orElse(List.of())
        .stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> new PluginFolder(Path.of(folder), "OFX_PLUGIN_PATH"))
        .forEach(folders::add);
    for (PluginFolder fixed : List.of(user(), system())) {
      if (folders.stream().noneMatch(folder -> folder.path().equals(fixed.path()))) {
        folders.add(fixed);
      }
    }
    return folders;
  }

  public Path bundle() {
    return path.resolve(BUNDLE);
  }

  /**
   * The installation that the bundle here starts its server from; empty when there is no bundle.
   */
  public Optional<String> home() throws IOException {
    Path note = note(bundle());
    return Files.isRegularFile(note)
        ? Optional.of(Files.readString(note).strip())
        : Optional.empty();
  }

  public boolean serves(Home home) throws IOException {
    return home().equals(Optional.of(home.folder().toString()));
  }

  /**
   * Whether the bundle here is the installation's own, and no copy of it: a package put it here.
   */
  public boolean isHomeOf(Home home) throws IOException {
    return Files.exists(bundle())
        && Files.exists(home.bundle())
        && bundle().toRealPath().equals(home.bundle().toRealPath());
  }

  /** Puts a copy of the home's bundle here, in place of an older one, all at once. */
  public void put(Home home) throws IOException {
    try {
      Files.createDirectories(path);
      Path draft = Files.createTempDirectory(path, "@"); // hosts pass over names that begin so
      Path fresh = draft.resolve("fresh");
      FolderTree.copy(home.bundle().toRealPath(), fresh);
      Files.writeString(note(fresh), home.folder() + "\n");
      if (Files.exists(bundle())) {
        Files.move(bundle(), draft.resolve("old")); // what a host has loaded stays as it was for it
      }
      Files.move(fresh, bundle());
      FolderTree.remove(draft);
    } catch (AccessDeniedException e) {
      throw new Failure(
          path + " cannot be written. Use sudo, or install for yourself alone with --user.", e);
    }
  }

  /** Removes the bundle, and folders named as OpenFX names them that are empty without it. */
  public void remove() throws IOException {
    FolderTree.remove(bundle());
    if (!path.endsWith("OFX/Plugins")) {
      return;
    }
    for (Path folder : List.of(path, path.getParent())) {
      if (!FolderTree.isEmpty(folder)) {
        return;
      }
      Files.delete(folder);
    }
    FolderTree.removeEmptyAbove(path.getParent());
  }

  private static Path note(Path bundle) {
    return bundle.resolve("Contents/Resources/home");
  }
}
