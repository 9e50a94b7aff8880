package framewright.command;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures speed and quality.")
final class BenchCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** This command with every benchmark of the installation. */
  static CommandLine withBenchmarks() {
    CommandLine bench = new CommandLine(new BenchCommand());
    ServiceLoader.load(Benchmark.class).forEach(bench::addSubcommand);
    return bench;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
