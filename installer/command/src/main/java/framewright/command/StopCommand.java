package framewright.command;

import framewright.install.Servers;
import framewright.install.Stopping;
import framewright.render.Home;
import framewright.report.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Ends your server. It finishes the frames it renders; the next frame starts another.",
    footer = {"", "The exit code is 0 when none runs any more, 1 when one could not be ended."})
final class StopCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--all",
      description = "Every server of this installation, also those of other users.")
  private boolean all;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    List<ProcessHandle> servers = all ? Servers.of(Home.current()) : Stopping.ofThisUser();
    Report report = new Report();
    boolean ended = Stopping.stop(servers, report);
    if (servers.isEmpty()) {
      report.hidden("stopped", List.of()).advice("No server is running.");
    }
    report.print(spec.commandLine().getOut(), json);
    return ended ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
