package framewright.bridge.memory;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much memory a region may take. Asked before allocating: Linux answers a request beyond its
 * memory not with an error but by killing the largest process, which may be the editor.
 */
public final class FreeMemory {

  private static final Path MEMORY_STATUS = Path.of("/proc/meminfo");

  private FreeMemory() {}

  public static long bytes() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    try (Stream<String> lines = Files.lines(MEMORY_STATUS)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .reduce(total, Math::min);
    } catch (IOException absent) {
      return total;
    }
  }
}
