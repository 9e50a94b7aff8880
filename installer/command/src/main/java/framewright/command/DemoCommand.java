package framewright.command;

import framewright.demo.Demo;
import framewright.footage.FootageException;
import framewright.render.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Renders four effects on clips drawn by code, and says where the pictures are.")
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

  @Option(
      names = "--learn-into",
      paramLabel = "FOLDER",
      description = "Learns what Learn shows anew, and leaves the pack there; nothing is rendered.")
  private Path learned;

  @Option(names = "--minutes", paramLabel = "N", description = "How long it learns; 8 by default.")
  private int minutes = 8;

  @Override
  public Integer call() throws FootageException, IOException, InterruptedException {
    if (frames < 2) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--frames must be 2 or more");
    }
    Demo demo = new Demo(Home.current(), folder, frames, spec.commandLine().getOut());
    if (learned != null) {
      demo.teach(Duration.ofMinutes(minutes), learned);
      return CommandLine.ExitCode.OK;
    }
    boolean good = demo.run();
    return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
