package framewright.doctor;

import framewright.install.UserFolders;
import framewright.render.Home;
import framewright.server.Endpoint;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what is nobody's business: who, on which machine, at what. Rather too much
 * than too little: where a path may have ended earlier, what follows on its line goes with it.
 */
final class Redaction {
  private static final String HOME = "[home]";
  private static final int SHORTEST_NAME = 2;

  /** From where a path begins to the last slash of the line, and the name behind that. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?:\\[home\\]|(?<![\\w.\\]/])/|\\b[A-Za-z]:[\\\\/]|(?<!\\S)~/)(?:[^\"\\n]*[\\\\/])?(?:[^\"\\n/\\\\]*?\\.[A-Za-z]\\w{1,4}\\b|[^\\s\"]*)");

  private static final Pattern QUOTED_PATH =
      Pattern.compile("(?<=\")(?:\\[home\\]|[A-Za-z]:[\\\\/]|~?/)[^\"\\n]*(?=\")");

  private static final Pattern FOOTAGE =
      Pattern.compile(
          "[^\\s\"'/\\\\]+\\.(png|exr|jpe?g|tiff?|dpx|mov|mp4|mkv|avi|mxf|wav|ntp|nk|drp|kdenlive|mlt)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET = Pattern.compile("\\b[0-9a-fA-F]{32,}\\b");

  private final Map<String, String> places;
  private final Map<String, String> names;

  private Redaction(Map<String, String> places, Map<String, String> names) {
    this.places = places;
    this.names = names;
  }

  /** Of what the system and its user are called here. */
  static Redaction here(Home home) {
    ServerFolders folders = ServerFolders.current();
    Map<String, String> places = longestFirst();
    Map<String, String> names = longestFirst();
    places.put(home.folder().toString(), "[installation]");
    places.put(folders.logs().toString(), "[logs]");
    places.put(folders.runtime().toString(), "[runtime]");
    Path user = UserFolders.home();
    if (user.getNameCount() > 0) {
      places.put(user.toString(), HOME);
      names.put(user.getFileName().toString(), "[user]");
    }
    names.put(System.getProperty("user.name"), "[user]");
    for (String variable : new String[] {"USER", "LOGNAME", "SUDO_USER", "USERNAME"}) {
      names.put(System.getenv().getOrDefault(variable, ""), "[user]");
    }
    names.put(hostName(), "[host]");
    folders.endpoint().map(Endpoint::token).ifPresent(token -> names.put(token, "[token]"));
    return new Redaction(places, names);
  }

  /** The text without paths, names of footage, of the user and of the machine, and tokens. */
  String of(String text) {
    String redacted = text;
    for (Map.Entry<String, String> place : places.entrySet()) {
      redacted = redacted.replace(place.getKey(), place.getValue());
    }
    redacted = QUOTED_PATH.matcher(redacted).replaceAll("[path]");
    redacted = PATH.matcher(redacted).replaceAll("[path]");
    redacted = FOOTAGE.matcher(redacted).replaceAll("[file].$1");
    for (Map.Entry<String, String> name : names.entrySet()) {
      redacted = word(name.getKey()).matcher(redacted).replaceAll(quoted(name.getValue()));
    }
    return redacted;
  }

  /** Also without whatever may be a token: for text in which no hash has to stay. */
  String ofLog(String text) {
    return SECRET.matcher(of(text)).replaceAll("[token]");
  }

  private static Pattern word(String name) {
    return name.length() < SHORTEST_NAME
        ? Pattern.compile("(?!)")
        : Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  /** A folder in another one must be found before that. */
  private static Map<String, String> longestFirst() {
    return new TreeMap<>(
        Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("COMPUTERNAME", "");
    }
  }
}
