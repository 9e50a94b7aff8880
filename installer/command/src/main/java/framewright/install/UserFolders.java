package framewright.install;

import java.nio.file.Path;
import java.util.Optional;

/** Where a user's things lie, as the XDG base directory specification names the folders. */
public final class UserFolders {
  private UserFolders() {}

  public static Path home() {
    return Path.of(variable("HOME").orElse(System.getProperty("user.home")));
  }

  public static Path data() {
    return xdg("XDG_DATA_HOME", ".local/share");
  }

  public static Path state() {
    return xdg("XDG_STATE_HOME", ".local/state");
  }

  static Path cache() {
    return xdg("XDG_CACHE_HOME", ".cache");
  }

  static Path configuration() {
    return xdg("XDG_CONFIG_HOME", ".config");
  }

  private static Path xdg(String name, String underHome) {
    return variable(name).map(Path::of).orElseGet(() -> home().resolve(underHome));
  }

  /** An environment variable that says something. */
  static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }
}
