package framewright.bench.key;

import com.google.gson.JsonObject;
import framewright.bench.BenchTable;
import framewright.frame.FrameFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Time and memory of whole renders through the server's render desk, from source to premultiplied
 * result. Measured before anything else fills the process. What is remembered of one frame is kept,
 * as a server keeps it, but serves no other.
 */
final class Speed {
  private static final int RUNS = 5;
  private static final int[][] SIZES = {{1920, 1080}, {3840, 2160}};
  private static final double MOST_MS_FULL = 500;
  private static final double MOST_MS_HALF = 150;
  private static final double MOST_MB = 2048;

  private final JsonObject figures = new JsonObject();
  private final BenchTable table =
      new BenchTable("best of " + RUNS, "ms", "peak MB of the process", "");

  static JsonObject measure(OurKeyer ours, PrintWriter console) throws IOException {
    Speed speed = new Speed();
    for (int[] size : SIZES) {
      speed.measure(ours, size[0], size[1]);
    }
    speed.table.print(console);
    console.println();
    return speed.figures;
  }

  private void measure(OurKeyer ours, int width, int height) throws IOException {
    FrameFormat format = OurKeyer.format(width, height);
    ByteBuffer pixels = OurKeyer.pixels(testPattern(width, height), format);
    for (String quality : List.of("full", "half", "quarter")) {
      forgetPeak();
      double best = Double.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        best = Math.min(best, ours.milliseconds(pixels, format, quality));
      }
      long peak = peakMegabytes();
      String name = width + " x " + height + " " + quality;
      table.row(name, Math.round(best), peak, verdict(height, quality, best, peak));
      figures.addProperty(height + "p_" + quality + "_ms", best);
      figures.addProperty(height + "p_" + quality + "_peak_mb", peak);
    }
  }

  private static String verdict(int height, String quality, double milliseconds, long peak) {
    if (height == 2160) {
      return bar((double) peak, MOST_MB, " MB");
    }
    return switch (quality) {
      case "full" -> bar(milliseconds, MOST_MS_FULL, " ms");
      case "half" -> bar(milliseconds, MOST_MS_HALF, " ms");
      default -> "";
    };
  }

  private static String bar(double measured, double most, String unit) {
    return "<= " + Math.round(most) + unit + (measured <= most ? "  holds" : "  MISSED");
  }

  /** A disc before an even screen. */
  private static float[][] testPattern(int width, int height) {
    float[][] planes = new float[3][width * height];
    for (int i = 0; i < planes[0].length; i++) {
      int x = i % width;
      int y = i / width;
      boolean inside = Math.hypot(x - width / 2.0, y - height / 2.0) < height / 3.0;
      planes[0][i] = inside ? 0.7f : 0.15f;
      planes[1][i] = inside ? 0.5f : 0.6f;
      planes[2][i] = inside ? 0.4f : 0.2f;
    }
    return planes;
  }

  /** Linux counts the peak anew after this; elsewhere it stays that of the whole run. */
  private static void forgetPeak() throws IOException {
    Path switches = Path.of("/proc/self/clear_refs");
    if (Files.isWritable(switches)) {
      Files.writeString(switches, "5");
    }
  }

  /** 0 where the system does not tell. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum()
        >> 10;
  }
}
