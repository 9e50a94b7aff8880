package framewright.bench;

import framewright.render.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process keeps: live objects, and memory outside of its heap. What was only used once
 * is not counted: pages of the heap, and what was given back to the C library and kept there for
 * the next who asks. It says how much was thrown away, not what grows.
 */
public final class JavaMemory {
  private static final double KILOBYTES_PER_MEGABYTE = 1024;

  /**
   * Of each generation what is in use, and its place: where it begins, and where it could end. Java
   * 25 names them otherwise than Java 17.
   */
  private static final Pattern GENERATION =
      Pattern.compile(
          "^ *(?:def new generation|tenured generation|DefNew|Tenured|garbage-first heap) .*?used (\\d+)K \\[0x(\\p{XDigit}+),.*0x(\\p{XDigit}+)\\)",
          Pattern.MULTILINE);

  /** In one heap or several, by how much may be compiled. */
  private static final Pattern COMPILED = Pattern.compile("\\bused=(\\d+)Kb");

  private static final Pattern MAPPING =
      Pattern.compile("^(\\p{XDigit}+)-\\p{XDigit}+ |^Rss: +(\\d+) kB", Pattern.MULTILINE);

  private JavaMemory() {}

  public static double keptMegabytes(long process) throws IOException, InterruptedException {
    jcmd(process, "GC.run");
    jcmd(process, "System.trim_native_heap");
    Matcher generation = GENERATION.matcher(jcmd(process, "GC.heap_info"));
    long live = 0;
    long begin = Long.MAX_VALUE;
    long end = 0;
    while (generation.find()) {
      live += Long.parseLong(generation.group(1));
      begin = Math.min(begin, Long.parseUnsignedLong(generation.group(2), 16));
      end = Math.max(end, Long.parseUnsignedLong(generation.group(3), 16));
    }
    if (end == 0) {
      throw new Failure("The Java process " + process + " does not say how large its heap is.");
    }
    return (live + residentOutside(process, begin, end) - compiledCode(process))
        / KILOBYTES_PER_MEGABYTE;
  }

  /** In kilobytes. */
  private static long compiledCode(long process) throws IOException, InterruptedException {
    return COMPILED
        .matcher(jcmd(process, "Compiler.codecache"))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  /** Kilobytes of the mappings that do not begin in a range of addresses. */
  private static long residentOutside(long process, long begin, long end) throws IOException {
    Matcher line =
        MAPPING.matcher(Files.readString(Path.of("/proc", Long.toString(process), "smaps")));
    boolean inside = false;
    long kilobytes = 0;
    while (line.find()) {
      if (line.group(1) != null) {
        long address = Long.parseUnsignedLong(line.group(1), 16);
        inside =
            Long.compareUnsigned(address, begin) >= 0 && Long.compareUnsigned(address, end) < 0;
      } else if (!inside) {
        kilobytes += Long.parseLong(line.group(2));
      }
    }
    return kilobytes;
  }

  private static String jcmd(long process, String command)
      throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder("jcmd", Long.toString(process), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      throw new Failure("jcmd could not ask the process " + process + ": " + answer.strip());
    }
    return answer;
  }
}
