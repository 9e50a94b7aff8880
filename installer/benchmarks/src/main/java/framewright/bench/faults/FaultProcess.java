package framewright.bench.faults;

import com.google.gson.Gson;
import framewright.command.Benchmark;
import framewright.install.Servers;
import framewright.install.Stopping;
import framewright.render.Failure;
import framewright.render.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One fault in a host of its own, which may die of it, with a server of its own. */
@Command(name = "fault", hidden = true)
public final class FaultProcess implements Benchmark {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--id", required = true)
  private String id;

  @Option(names = "--extent", required = true)
  private Extent extent;

  static Verdict run(Home home, Fault fault, Extent extent) throws Exception {
    Path folder =
        Files.createTempDirectory("fw"); // short: a socket's path may have a hundred letters
    try {
      ProcessBuilder process =
          new ProcessBuilder(
              home.command().toString(),
              "bench",
              "fault",
              "--id",
              fault.id(),
              "--extent",
              extent.name());
      process.environment().put("FRAMEWRIGHT_RUNTIME_DIR", folder.resolve("run").toString());
      process.environment().put("FRAMEWRIGHT_LOG_DIR", folder.resolve("log").toString());
      process.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
      process.environment().putAll(fault.environment());
      return verdict(process.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } finally {
      remove(folder);
    }
  }

  private static Verdict verdict(Process host) throws Exception {
    String answer = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = host.waitFor();
    return code == 0
        ? new Gson().fromJson(answer, Verdict.class)
        : new Verdict("the host ended with exit code " + code, false);
  }

  private static void remove(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public Integer call() throws Exception {
    Verdict verdict;
    try {
      verdict = Faults.named(id).measure(Home.current(), extent);
    } catch (Failure failure) {
      verdict = new Verdict(failure.getMessage(), false);
    } finally {
      for (ProcessHandle server : Stopping.ofThisUser()) {
        Servers.stop(server);
      }
    }
    spec.commandLine().getOut().println(new Gson().toJson(verdict));
    return CommandLine.ExitCode.OK;
  }
}
