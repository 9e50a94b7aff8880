package framewright.command;

import java.nio.file.Path;

/** Where server and plugin write their logs. */
final class LogFolder {
  private LogFolder() {}

  static Path path() {
    String chosen = System.getenv("FRAMEWRIGHT_LOG_DIR");
    String state = System.getenv("XDG_STATE_HOME");
    if (chosen != null && !chosen.isEmpty()) {
      return Path.of(chosen);
    }
    Path states =
        state != null && !state.isEmpty()
            ? Path.of(state)
            : Path.of(System.getProperty("user.home"), ".local/state");
    return states.resolve("framewright");
  }
}
