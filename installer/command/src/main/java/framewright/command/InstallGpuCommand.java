package framewright.command;

import framewright.install.GpuPack;
import framewright.install.Stopping;
import framewright.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "gpu",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Installs, for you alone, the library that computes on the graphics device: AMD, Intel, NVIDIA or Apple.",
      "Fetches some 7 MB by pip, and checks that they are what was tried. Ends a running server, so that the next takes it."
    })
final class InstallGpuCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The package " + GpuPack.PACKAGE + " as a file: nothing is fetched.")
  private Path file;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> installed = file == null ? GpuPack.fetch() : GpuPack.install(file);
    Report report = new Report();
    installed.forEach(library -> report.item("installed", library));
    Stopping.stop(Stopping.ofThisUser(), report);
    report.advice("framewright doctor says whether a device was taken, and else why not.");
    report.print(spec.commandLine().getOut(), json);
    return CommandLine.ExitCode.OK;
  }
}
