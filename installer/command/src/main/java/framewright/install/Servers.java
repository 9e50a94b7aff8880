package framewright.install;

import framewright.render.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The inference servers that run on this machine, found by what they were started with. */
public final class Servers {
  private static final String MAIN = "framewright.server.Main";
  private static final String HOME = "-Dframewright.home=";

  /** A server ends the frames it renders first, and takes ten seconds for that at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int LOOK_MILLISECONDS = 50;

  private Servers() {}

  /** How a server ended. */
  public enum End {
    LEFT,
    KILLED,
    STAYS
  }

  /** Every server of this installation that this user may see, whoever started it. */
  public static List<ProcessHandle> of(Home home) {
    return ProcessHandle.allProcesses()
        .filter(process -> homeOf(process).equals(Optional.of(home.folder().toString())))
        .toList();
  }

  /** The installation that a server runs from; empty when the process is no server. */
  public static Optional<String> homeOf(ProcessHandle process) {
    List<String> arguments = arguments(process.pid());
    return arguments.contains(MAIN)
        ? arguments.stream()
            .filter(argument -> argument.startsWith(HOME))
            .map(argument -> argument.substring(HOME.length()))
            .findFirst()
        : Optional.empty();
  }

  /** Asks the server to leave, waits until it has, and ends it when it does not. */
  public static End stop(ProcessHandle server) throws InterruptedException {
    if (!server.destroy() && homeOf(server).isPresent()) {
      return End.STAYS; // another user's
    }
    if (hasEnded(server)) {
      return End.LEFT;
    }
    server.destroyForcibly();
    return hasEnded(server) ? End.KILLED : End.STAYS;
  }

  /** A process that nobody has buried yet has no arguments any more. */
  private static boolean hasEnded(ProcessHandle server) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (homeOf(server).isPresent()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK_MILLISECONDS);
    }
    return true;
  }

  /** Memory that a process holds now, and the most that it held, in bytes. */
  public record Memory(long now, long peak) {}

  /** Empty where the system does not tell. */
  public static Optional<Memory> memory(ProcessHandle process) {
    try {
      List<String> lines =
          Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
      return Optional.of(new Memory(bytes(lines, "VmRSS:"), bytes(lines, "VmHWM:")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public static Optional<Long> memoryBytes(ProcessHandle process) {
    return memory(process).map(Memory::now);
  }

  private static long bytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .sum();
  }

  static Object userId() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  private static List<String> arguments(long process) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process), "cmdline"));
      return List.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
    } catch (IOException e) {
      return List.of(); // it has ended meanwhile, or is not ours to look at
    }
  }
}
