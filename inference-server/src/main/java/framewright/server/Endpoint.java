package framewright.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a running server is reached: the file that it leaves in the runtime folder, a line for each
 * part. The plugin reads it too.
 */
public record Endpoint(String address, String token, long process, String version) {
  static final String FILE = "endpoint";

  /** The server that left this file in a runtime folder, if it is alive. */
  public static Optional<Endpoint> in(Path runtimeFolder) {
    try {
      return parse(Files.readAllLines(runtimeFolder.resolve(FILE))).filter(Endpoint::isAlive);
    } catch (IOException e) {
      return Optional.empty(); // there is none, or it went while we looked
    }
  }

  /** What the file says. */
  List<String> lines() {
    return List.of("address=" + address, "token=" + token, "pid=" + process, "version=" + version);
  }

  private static Optional<Endpoint> parse(List<String> lines) {
    Map<String, String> parts = new HashMap<>();
    for (String line : lines) {
      String[] part = line.split("=", 2);
      parts.put(part[0], part.length == 2 ? part[1] : "");
    }
    try {
      long process = Long.parseLong(parts.getOrDefault("pid", ""));
      return Optional.of(
          new Endpoint(parts.get("address"), parts.get("token"), process, parts.get("version")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isAlive() {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
  }
}
