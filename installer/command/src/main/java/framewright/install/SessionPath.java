package framewright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the hosts that a desktop starts about the user's own plugin folder, from the next login on:
 * one file for systemd's user sessions, which nobody else writes.
 */
public final class SessionPath {
  private SessionPath() {}

  public static Path file() {
    return UserFolders.configuration().resolve("environment.d/60-framewright.conf");
  }

  public static void write(PluginFolder folder) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        "OFX_PLUGIN_PATH=\"%s${OFX_PLUGIN_PATH:+:$OFX_PLUGIN_PATH}\"%n"
            .formatted(folder.path().toString().replace("$", "\\$")));
  }

  public static boolean remove() throws IOException {
    boolean removed = Files.deleteIfExists(file());
    FolderTree.removeEmptyAbove(file());
    return removed;
  }
}
