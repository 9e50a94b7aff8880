package framewright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where a running server tells the plugins of its user how to reach it. */
public record RuntimeFolder(Path path) {

  /** What a running server wrote down. */
  public record Endpoint(String address, String token, long process, String version) {}

  public static RuntimeFolder current() {
    String chosen = System.getenv("FRAMEWRIGHT_RUNTIME_DIR");
    String session = System.getenv("XDG_RUNTIME_DIR");
    if (chosen != null && !chosen.isEmpty()) {
      return new RuntimeFolder(Path.of(chosen));
    }
    if (session != null && !session.isEmpty()) {
      return new RuntimeFolder(Path.of(session, "framewright"));
    }
    return new RuntimeFolder(Path.of("/tmp/framewright-" + userId()));
  }

  /** The server that answers here, if one is alive. */
  public Optional<Endpoint> endpoint() {
    Properties lines = new Properties();
    try (var file = Files.newBufferedReader(path.resolve("endpoint"))) {
      lines.load(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    long process = Long.parseLong(lines.getProperty("pid", "0").strip());
    boolean alive = ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    return alive
        ? Optional.of(
            new Endpoint(
                lines.getProperty("address"),
                lines.getProperty("token"),
                process,
                lines.getProperty("version")))
        : Optional.empty();
  }

  private static Object userId() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException | UnsupportedOperationException e) {
      return System.getProperty("user.name");
    }
  }
}
