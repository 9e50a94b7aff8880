package framewright.command;

import framewright.bench.key.KeyBench;
import framewright.bench.path.PathBench;
import framewright.bench.path.StreamPath;
import framewright.bench.retime.RetimeBench;
import framewright.bench.style.StyleBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures speed and quality.",
    subcommands = {
      KeyBench.class,
      PathBench.class,
      RetimeBench.class,
      StreamPath.class,
      StyleBench.class
    })
final class BenchCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
