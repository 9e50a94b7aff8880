package framewright.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logs of server and plugin, older files included, as one, in the order of time. */
final class Logs {
  static final String PLUGIN = "plugin";
  private static final Map<String, List<String>> FILES =
      Map.of(
          "server",
          List.of("server.3.log", "server.2.log", "server.1.log", "server.log"),
          PLUGIN,
          List.of("plugin.log.1", "plugin.log"));

  private Logs() {}

  /** Lines before the first that has a time are of an older version, and left out. */
  static List<LogEntry> in(Path folder) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (Map.Entry<String, List<String>> log : FILES.entrySet()) {
      for (String name : log.getValue()) {
        read(log.getKey(), folder.resolve(name), entries);
      }
    }
    entries.sort(Comparator.comparing(LogEntry::when));
    return entries;
  }

  private static void read(String log, Path file, List<LogEntry> entries) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    List<String> open = null;
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
      Optional<Instant> time = LogEntry.time(line);
      if (time.isPresent()) {
        open = new ArrayList<>(List.of(LogEntry.withoutTime(line)));
        entries.add(new LogEntry(log, time.get(), open));
      } else if (open != null) {
        open.add(line);
      }
    }
  }
}
