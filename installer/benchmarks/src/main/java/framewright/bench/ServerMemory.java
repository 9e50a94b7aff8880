package framewright.bench;

import framewright.render.Failure;
import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The most memory the inference server has held since it began, as Linux counts it. */
public final class ServerMemory {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String ANOTHER =
      "The server that renders belongs to another installation. End it, then measure again.";

  private ServerMemory() {}

  /**
   * In bytes; 0 where the system does not tell.
   *
   * @throws Failure when it was another installation's server that rendered: what was measured is
   *     not this one
   */
  public static long peakBytes(Home home) {
    if (!Files.isDirectory(PROCESSES)) {
      return 0;
    }
    return ProcessHandle.allProcesses()
        .filter(process -> isServerOf(home, process))
        .reduce((earlier, later) -> later)
        .map(process -> peak(process.pid()))
        .orElseThrow(() -> new Failure(ANOTHER));
  }

  private static boolean isServerOf(Home home, ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> isServerOf(home, String.join(" ", arguments)))
        .orElse(false);
  }

  private static boolean isServerOf(Home home, String arguments) {
    return arguments.contains("framewright.server.Main")
        && arguments.contains(home.folder().toString());
  }

  private static long peak(long pid) {
    Path status = PROCESSES.resolve(Long.toString(pid)).resolve("status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new Failure("The server's memory could not be read.", e);
    }
  }
}
