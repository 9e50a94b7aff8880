package framewright.doctor;

import com.google.gson.JsonParseException;
import framewright.install.FolderTree;
import framewright.render.Home;
import framewright.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the {@link Trial} in a process whose plugin and server meet in a folder of their own: the
 * artist's server goes on undisturbed, and nothing is left behind.
 */
final class OwnRoom {
  private static final long PATIENCE_MINUTES = 5;
  private static final Pattern ID = Pattern.compile("\\((\\w{5})\\)$");

  private OwnRoom() {}

  static List<Finding> trial(Home home) {
    try {
      Path room = Files.createTempDirectory("framewright-doctor");
      try {
        return trial(home, room);
      } finally {
        FolderTree.remove(room);
      }
    } catch (IOException | JsonParseException e) {
      return List.of(
          Finding.bad("frames", "none could be tried: " + e.getMessage(), Libraries.AGAIN));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<Finding> trial(Home home, Path room)
      throws IOException, InterruptedException {
    Path said = room.resolve("said");
    Path errors = room.resolve("errors");
    ProcessBuilder trial = new ProcessBuilder(home.command().toString(), "trial");
    trial.environment().put("FRAMEWRIGHT_RUNTIME_DIR", room.resolve("run").toString());
    trial.environment().put("FRAMEWRIGHT_LOG_DIR", room.resolve("log").toString());
    Process running = trial.redirectOutput(said.toFile()).redirectError(errors.toFile()).start();
    if (!running.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      running.destroyForcibly().waitFor();
      throw new IOException("nothing came for " + PATIENCE_MINUTES + " minutes");
    }
    if (running.exitValue() != 0) {
      throw new IOException(Files.readString(errors).strip());
    }
    List<LogEntry> logs = Logs.in(room.resolve("log"));
    return Stream.of(Json.read(said, Finding[].class))
        .map(found -> explained(found, logs))
        .toList();
  }

  /** The logs go with the room: what they say of a failure's cause is said here. */
  private static Finding explained(Finding found, List<LogEntry> logs) {
    Matcher id = ID.matcher(found.text());
    Optional<Incident> incident = id.find() ? Incident.find(id.group(1), logs) : Optional.empty();
    return incident
        .flatMap(Incident::reason)
        .map(reason -> new Finding(found.name(), found.text() + " " + reason, found.advice()))
        .orElse(found);
  }
}
