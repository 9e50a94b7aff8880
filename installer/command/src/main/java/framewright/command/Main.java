package framewright.command;

import framewright.footage.FootageException;
import framewright.release.Version;
import framewright.render.Failure;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The {@code framewright} command. */
@Command(
    name = "framewright",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Release.class,
    description = "AI effects for OpenFX hosts, and from the command line.",
    subcommands = {
      DemoCommand.class,
      RenderCommand.class,
      DoctorCommand.class,
      LearnCommand.class,
      ModelsCommand.class,
      PanelCommand.class,
      PresetsCommand.class,
      ServeCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      StatusCommand.class,
      StopCommand.class,
      LogsCommand.class,
      PrepareStartCommand.class,
      TrialCommand.class,
      DocumentsCommand.class
    })
public final class Main implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    Charset terminal = Charset.defaultCharset();
    PrintWriter out = new PrintWriter(System.out, true, terminal);
    PrintWriter err = new PrintWriter(System.err, true, terminal);
    int code = run(out, err, arguments);
    out.flush();
    System.exit(code);
  }

  /**
   * Runs a command and returns its exit code: 0 done, 1 failed, 2 asked for something that does not
   * exist.
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Main())
        .addSubcommand(BenchCommand.withBenchmarks())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain)
        .execute(arguments);
  }

  /** What {@code --version} says. */
  static final class Release implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"framewright " + Version.NUMBER};
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof Failure || e instanceof FootageException) {
      command.getErr().println("framewright: " + e.getMessage());
      return e instanceof Failure ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
    command
        .getErr()
        .println(
            "framewright failed unexpectedly. This is our fault; please report it with the lines below.");
    e.printStackTrace(command.getErr());
    return ExitCode.SOFTWARE;
  }
}
