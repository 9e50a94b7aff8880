package framewright.server;

import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One setting by name: from its flag, else from its environment variable, else absent. */
final class Settings {
  private final Map<String, String> flags;
  private final Map<String, String> environment;

  Settings(Map<String, String> flags, Map<String, String> environment) {
    this.flags = flags;
    this.environment = environment;
  }

  Optional<String> text(String name) {
    String flag = flags.get(name);
    return flag != null
        ? Optional.of(flag)
        : environment("FRAMEWRIGHT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  /** An environment variable that says something. */
  Optional<String> environment(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  /** One of the user's base folders, as the XDG base directory specification names them. */
  Path xdg(String variable, String underUserHome) {
    return environment(variable).map(Path::of).orElseGet(() -> userHome().resolve(underUserHome));
  }

  /**
   * HOME before the password file, which is all that Java asks: plugin, command and server must
   * mean the same folder.
   */
  private Path userHome() {
    return Path.of(environment("HOME").orElseGet(() -> System.getProperty("user.home")));
  }

  int number(String name, int defaultValue, int minimum, int maximum) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw refused(name, "a whole number from " + minimum + " to " + maximum);
  }

  <E extends Enum<E>> E choice(String name, E defaultValue) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    for (E option : defaultValue.getDeclaringClass().getEnumConstants()) {
      if (option.name().equalsIgnoreCase(text.get())) {
        return option;
      }
    }
    throw refused(name, "one of the words it knows");
  }

  private static FramewrightException refused(String name, String must) {
    return FramewrightException.invalidRequest("The setting " + name + " must be " + must + ".");
  }
}
