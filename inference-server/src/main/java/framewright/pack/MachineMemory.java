package framewright.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of the machine, as far as the system tells. */
final class MachineMemory {
  private static final Path TOLD = Path.of("/proc/meminfo");
  private static final String AVAILABLE = "MemAvailable:";

  private MachineMemory() {}

  /**
   * What programs may still take, caches of files included; without end where only the system
   * knows.
   */
  static long freeBytes() {
    if (!Files.exists(TOLD)) {
      return Long.MAX_VALUE;
    }
    try (Stream<String> lines = Files.lines(TOLD)) {
      return lines
          .filter(line -> line.startsWith(AVAILABLE))
          .map(MachineMemory::bytes)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** As in "MemAvailable: 20461120 kB". */
  private static long bytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
  }
}
