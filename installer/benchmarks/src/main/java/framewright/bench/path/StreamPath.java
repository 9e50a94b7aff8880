package framewright.bench.path;

import com.google.gson.Gson;
import framewright.bench.Samples;
import framewright.bench.SizeOption;
import framewright.command.Benchmark;
import framewright.footage.PixelDepth;
import framewright.render.Failure;
import framewright.render.Home;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The round trip with pixels in the stream. It is measured in a process of its own, because a
 * plugin chooses how it carries pixels once, from its environment.
 */
@Command(name = "stream-path", hidden = true)
public final class StreamPath implements Benchmark {

  /** Best and median of the round trips. */
  record Figures(double milliseconds, double medianMilliseconds) {}

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--size", required = true)
  private String size;

  @Option(names = "--depth", required = true)
  private PixelDepth depth;

  static Figures measureInProcessOfItsOwn(Home home, SizeOption frame, PixelDepth depth)
      throws Exception {
    String size = frame.width() + "x" + frame.height();
    ProcessBuilder process =
        new ProcessBuilder(
            home.command().toString(),
            "bench",
            "stream-path",
            "--size",
            size,
            "--depth",
            depth.name());
    process.environment().put("FRAMEWRIGHT_TRANSPORT", "stream");
    Process running = process.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String answer = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (running.waitFor() != 0) {
      throw new Failure("The round trip in the stream could not be measured.");
    }
    return new Gson().fromJson(answer, Figures.class);
  }

  @Override
  public Integer call() throws Exception {
    SizeOption frame = SizeOption.parse(size);
    try (FramePath path = new FramePath(Home.current(), frame.width(), frame.height(), depth)) {
      Samples samples = path.measure(3, 15);
      PrintWriter out = spec.commandLine().getOut();
      out.println(new Gson().toJson(new Figures(samples.best(), samples.percentile(50))));
    }
    return CommandLine.ExitCode.OK;
  }
}
