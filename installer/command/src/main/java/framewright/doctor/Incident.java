package framewright.doctor;

import framewright.error.ErrorKind;
import framewright.error.FailureId;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One failure, as the logs of both sides tell of it.
 *
 * @param where the effect and its frame; empty where only the server told of it
 * @param around what else the logs say at that time, in order
 */
public record Incident(
    String id,
    ErrorKind kind,
    String where,
    String sentence,
    Instant when,
    Optional<String> reason,
    List<String> around) {
  private static final int LINES_BEFORE = 8;
  private static final int LINES_AFTER = 4;
  private static final int LINES_OF_AN_ENTRY = 12;
  private static final Duration NEAR = Duration.ofMinutes(1);
  private static final String TOLD =
      Stream.of(ErrorKind.values())
          .map(ErrorKind::name)
          .collect(Collectors.joining("|", " (", ")(?: (.+?, frame \\S+))?: (.*)"));
  private static final Pattern REASON =
      Pattern.compile("(?:Caused by: )?[\\w.$]*(?:Exception|Error)(?:: (.+))?");

  /** Of the failure with this id; empty when no log knows it (any more). */
  public static Optional<Incident> find(String id) throws IOException {
    String lowerCase = id.toLowerCase(Locale.ROOT).replaceAll("[()]", "");
    return FailureId.is(lowerCase)
        ? find(lowerCase, Logs.in(ServerFolders.current().logs()))
        : Optional.empty();
  }

  static Optional<Incident> find(String id, List<LogEntry> logs) {
    Pattern told = Pattern.compile(".*\\b" + Pattern.quote(id) + TOLD);
    List<LogEntry> of =
        logs.stream().filter(entry -> told.matcher(entry.first()).matches()).toList();
    return of.stream()
        .max(Comparator.comparing(entry -> entry.log().equals(Logs.PLUGIN)))
        .map(LogEntry::first)
        .map(told::matcher)
        .filter(Matcher::matches)
        .map(line -> of(id, line, of, logs));
  }

  private static Incident of(String id, Matcher line, List<LogEntry> of, List<LogEntry> logs) {
    LogEntry first = of.get(0);
    LogEntry last = of.get(of.size() - 1);
    return new Incident(
        id,
        ErrorKind.valueOf(line.group(1)),
        Optional.ofNullable(line.group(2)).orElse(""),
        line.group(3),
        first.when(),
        of.stream().flatMap(entry -> reason(entry).stream()).findFirst(),
        around(logs, logs.indexOf(first), logs.indexOf(last)));
  }

  /** The innermost of the exceptions that the server wrote down with it. */
  private static Optional<String> reason(LogEntry entry) {
    return entry.lines().stream()
        .skip(1)
        .map(REASON::matcher)
        .filter(Matcher::matches)
        .map(Matcher::group)
        .map(line -> line.replace("Caused by: ", ""))
        .reduce((outer, inner) -> inner);
  }

  private static List<String> around(List<LogEntry> logs, int first, int last) {
    Instant earliest = logs.get(first).when().minus(NEAR);
    Instant latest = logs.get(last).when().plus(NEAR);
    int end = Math.min(logs.size(), last + LINES_AFTER + 1);
    List<String> lines = new ArrayList<>();
    for (LogEntry entry : logs.subList(Math.max(0, first - LINES_BEFORE), end)) {
      if (!entry.when().isBefore(earliest) && !entry.when().isAfter(latest)) {
        entry.lines().stream()
            .limit(LINES_OF_AN_ENTRY)
            .forEach(line -> lines.add(entry.when() + " " + entry.log() + "  " + line));
      }
    }
    return lines;
  }
}
