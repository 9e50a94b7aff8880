package framewright.command;

import framewright.demo.Demo;
import framewright.footage.FootageException;
import framewright.render.Home;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Renders three effects on clips drawn by code, and says where the pictures are.")
final class DemoCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the pictures go; ./framewright-demo by default.")
  private Path folder = Path.of("framewright-demo");

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "How many frames of each clip, two at least; 12 by default.")
  private int frames = 12;

  @Override
  public Integer call() throws FootageException {
    if (frames < 2) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--frames must be 2 or more");
    }
    boolean good = new Demo(Home.current(), folder, frames, spec.commandLine().getOut()).run();
    return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
