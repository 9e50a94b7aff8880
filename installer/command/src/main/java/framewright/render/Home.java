package framewright.render;

import java.nio.file.Files;
import java.nio.file.Path;

/** An installation: the folder that holds the plugin, the server and the models. */
public record Home(Path folder) {

  /** The home this command was started from. */
  public static Home current() {
    String folder = System.getenv("FRAMEWRIGHT_HOME");
    if (folder == null || !Files.isDirectory(Path.of(folder))) {
      throw new Failure(
          "FRAMEWRIGHT_HOME names no installation. Start the command by the framewright script.");
    }
    return new Home(Path.of(folder).toAbsolutePath());
  }

  public Path bundle() {
    return folder.resolve("Framewright.ofx.bundle");
  }

  public Path command() {
    return folder.resolve("bin/framewright");
  }

  public Path server() {
    return folder.resolve("bin/framewright-server");
  }

  public Path models() {
    return folder.resolve("models");
  }
}
