package framewright.bench.learn;

import com.google.gson.JsonObject;
import framewright.bench.Panorama;
import framewright.bench.SizeOption;
import framewright.drawing.Drawing;
import framewright.engine.Engine;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a frame costs once something was learned. What was learned costs nothing and is nothing.
 *
 * @param peakMegabytes the most that this program held meanwhile, its own pictures included, as
 *     Linux counts it; 0 elsewhere
 */
record ApplyCost(double milliseconds, double processorMilliseconds, long peakMegabytes) {
  private static final int FRAMES = 4;
  private static final int SIDE = 128;
  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";
  private static final String PEAK = "VmHWM:";

  static ApplyCost of(Task task, NetworkSize size, SizeOption frame, Path folder) throws Exception {
    Clip none = number -> Plate.blank(SIDE, SIDE);
    Shot shot = new Shot("nothing", task, none, none);
    Plate picture = Plate.of(Drawing.overChecker(Panorama.drawn(frame.width(), frame.height(), 0)));
    try (Engine engine = LearnBench.engine();
        Course course = new Course(engine, shot, List.of(0), size, folder)) {
      course.learnUntil(0);
      resetPeak();
      Course.Applied best = course.applied(picture);
      for (int i = 0; i < FRAMES; i++) {
        best = best.orBetter(course.applied(picture));
      }
      return new ApplyCost(best.milliseconds(), best.processorMilliseconds(), peakSoFar());
    }
  }

  private static void resetPeak() throws IOException {
    System.gc(); // the pictures of before are not what is measured
    if (Files.isWritable(RESET)) {
      Files.writeString(RESET, RESET_PEAK);
    }
  }

  /** What it takes at most where nothing else runs: no longer than one core would work at it. */
  double quietMilliseconds() {
    return Math.min(milliseconds, processorMilliseconds);
  }

  JsonObject json(Task task, String frame) {
    JsonObject row = new JsonObject();
    row.addProperty("apply", task.toString().toLowerCase(Locale.ROOT));
    row.addProperty("size", frame);
    row.addProperty("best_ms", milliseconds);
    row.addProperty("processor_ms", processorMilliseconds);
    row.addProperty("peak_mb", peakMegabytes);
    return row;
  }

  private static long peakSoFar() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
