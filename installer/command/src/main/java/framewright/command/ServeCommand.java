package framewright.command;

import framewright.render.Failure;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Runs the inference server until it is interrupted. The plugin starts one by itself; this is for looking at it.")
final class ServeCommand implements Callable<Integer> {
  private static final int POLL_MILLISECONDS = 100;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SETTING",
      description = "The server's own settings, after --, as in: -- --threads 4")
  private List<String> settings = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServerFolders folder = ServerFolders.current();
    PrintWriter out = spec.commandLine().getOut();
    if (folder.endpoint().isPresent()) {
      throw new Failure(
          "A server is already running, as process " + folder.endpoint().get().process() + ".");
    }
    List<String> command = new ArrayList<>(List.of(Home.current().server().toString()));
    command.addAll(settings.isEmpty() ? List.of("--idle-minutes", "0") : settings);
    Process server = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
    while (server.isAlive() && folder.endpoint().isEmpty()) {
      server.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    }
    folder
        .endpoint()
        .ifPresent(
            endpoint ->
                out.println("The server listens at " + endpoint.address() + ". Ctrl-C ends it."));
    return server.waitFor();
  }
}
