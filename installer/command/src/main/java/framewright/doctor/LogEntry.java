package framewright.doctor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one of the two logs says at one moment.
 *
 * @param log its name without ending: "server" or "plugin"
 * @param lines the first without its time; a cause with its trace takes many
 */
record LogEntry(String log, Instant when, List<String> lines) {
  private static final Pattern BEGIN = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z) (.*)");

  /** The time with which a line begins an entry; empty where it goes on with one. */
  static Optional<Instant> time(String line) {
    Matcher begin = BEGIN.matcher(line);
    try {
      return begin.matches() ? Optional.of(Instant.parse(begin.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String withoutTime(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  String first() {
    return lines.get(0);
  }
}
