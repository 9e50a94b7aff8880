package framewright.install;

import java.nio.file.Path;

/** Where server and plugin write their logs. */
public final class LogFolder {
  private LogFolder() {}

  public static Path path() {
    String chosen = System.getenv("FRAMEWRIGHT_LOG_DIR");
    return chosen != null && !chosen.isEmpty()
        ? Path.of(chosen)
        : UserFolders.state().resolve("framewright");
  }
}
