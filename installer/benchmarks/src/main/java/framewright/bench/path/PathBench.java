package framewright.bench.path;

import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.bench.Samples;
import framewright.bench.SizeOption;
import framewright.bridge.host.image.PlainCopy;
import framewright.command.Benchmark;
import framewright.footage.PixelDepth;
import framewright.render.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code bench path} command. */
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the way of a frame: plain memcpy, the round trip through the real plugin with an identity model over shared",
      "memory and in the stream, and a tiny call. Times are the best of many, because machines are shared."
    })
public final class PathBench implements Benchmark {
  private static final int COPIES_UNAVOIDABLE = 3;
  private static final int TINY_PIXELS = 16;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--size", paramLabel = "WxH", description = "Of the frame; 3840x2160 by default.")
  private String size = "3840x2160";

  @Option(names = "--depth", description = "byte, short, half or float (default).")
  private PixelDepth depth = PixelDepth.FLOAT;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures for other programs.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    SizeOption frame = SizeOption.parse(size);
    Home home = Home.current();
    long bytes = 4L * depth.bytes() * frame.width() * frame.height();
    Samples memcpy = memcpy(bytes);
    Samples shared;
    try (FramePath path = new FramePath(home, frame.width(), frame.height(), depth)) {
      shared = path.measure(4, 25);
    }
    Samples tiny;
    try (FramePath path = new FramePath(home, TINY_PIXELS, TINY_PIXELS, depth)) {
      tiny = path.measure(200, 2000);
    }
    StreamPath.Figures stream = StreamPath.measureInProcessOfItsOwn(home, frame, depth);
    BenchReport report = report(bytes, memcpy, shared, tiny, stream);
    print(spec.commandLine().getOut(), memcpy, shared, tiny, stream, bytes);
    if (json != null) {
      report.write(json);
    }
    return CommandLine.ExitCode.OK;
  }

  private static Samples memcpy(long bytes) throws Exception {
    try (PlainCopy copy = new PlainCopy(bytes)) {
      return Samples.of(5, 25, copy::run);
    }
  }

  private BenchReport report(
      long bytes, Samples memcpy, Samples shared, Samples tiny, StreamPath.Figures stream) {
    BenchReport report = new BenchReport("path");
    report.put("size", size);
    report.put("depth", depth.name().toLowerCase(Locale.ROOT));
    report.put("frame_bytes", bytes);
    report.put("memcpy_ms", memcpy.best());
    report.put("memcpy_p50_ms", memcpy.percentile(50));
    report.put("shared_ms", shared.best());
    report.put("shared_p50_ms", shared.percentile(50));
    report.put("shared_ratio", ratio(shared, memcpy));
    report.put("inband_ms", stream.milliseconds());
    report.put("inband_gb_per_s", oneWayGigabytesPerSecond(bytes, stream));
    report.put("call_p50_us", tiny.percentile(50) * 1000);
    report.put("call_p99_us", tiny.percentile(99) * 1000);
    return report;
  }

  private static void print(
      PrintWriter out,
      Samples memcpy,
      Samples shared,
      Samples tiny,
      StreamPath.Figures stream,
      long bytes) {
    BenchTable table = new BenchTable("", "best ms", "median ms", "");
    table.row("memcpy of the frame", memcpy.best(), memcpy.percentile(50), "");
    table.row(
        "round trip, shared memory",
        shared.best(),
        shared.percentile(50),
        String.format(Locale.ROOT, "%.2f of three memcpys", ratio(shared, memcpy)));
    table.row(
        "round trip, in the stream",
        stream.milliseconds(),
        stream.medianMilliseconds(),
        String.format(Locale.ROOT, "%.2f GB/s each way", oneWayGigabytesPerSecond(bytes, stream)));
    table.row(
        "a call of 16x16 pixels",
        tiny.best(),
        tiny.percentile(50),
        String.format(Locale.ROOT, "99 %% within %.2f ms", tiny.percentile(99)));
    table.print(out);
  }

  private static double ratio(Samples shared, Samples memcpy) {
    return shared.best() / (COPIES_UNAVOIDABLE * memcpy.best());
  }

  /** The frame travels there and back, one after the other. */
  private static double oneWayGigabytesPerSecond(long bytes, StreamPath.Figures stream) {
    return 2 * bytes / (stream.milliseconds() * 1e6);
  }
}
