package framewright.command;

import framewright.doctor.Trial;
import framewright.render.Home;
import framewright.report.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The part of the doctor that renders, for a process of its own. */
@Command(name = "trial", hidden = true)
final class TrialCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(Json.text(Json.tree(new Trial(Home.current()).findings())));
    return CommandLine.ExitCode.OK;
  }
}
