package framewright.command;

import framewright.install.LiveStatus;
import framewright.install.PluginFolder;
import framewright.install.Servers;
import framewright.render.Home;
import framewright.report.Report;
import framewright.rpc.Inquiry;
import framewright.server.Endpoint;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Says whether your server runs, since when and on which device, what it does and what failed of late, and where hosts see the plugin.",
    footer = {
      "",
      "The exit code is 0 when the server answers or none is needed, 1 when it runs and does not answer."
    })
final class StatusCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";
  private static final int LOOK_MILLISECONDS = 1000;
  static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Option(names = "--watch", description = "Shows it anew each second, until it is interrupted.")
  private boolean watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    while (watch) {
      spec.commandLine().getOut().print(json ? "" : CLEAR_SCREEN);
      watch();
      Thread.sleep(LOOK_MILLISECONDS);
    }
    return look();
  }

  /** Asks nothing that would keep an idle server from leaving. */
  private void watch() {
    Report report = new Report();
    Optional<Endpoint> endpoint = ServerFolders.current().endpoint();
    endpoint.ifPresentOrElse(
        server -> LiveStatus.tell(server, report.fact("process", server.process())),
        () -> notRunning(report));
    report.print(spec.commandLine().getOut(), json);
  }

  private static void notRunning(Report report) {
    report.hidden("running", false).line("server", "not running; the next frame starts it");
  }

  private int look() throws IOException {
    Report report = new Report();
    Optional<Endpoint> endpoint = ServerFolders.current().endpoint();
    boolean healthy = endpoint.map(server -> tellOf(server, report)).orElse(true);
    if (endpoint.isEmpty()) {
      notRunning(report);
    }
    report.fact("endpoint", ServerFolders.current().runtime());
    report.fact("home", Home.current().folder());
    tellOfPlugins(report);
    report.print(spec.commandLine().getOut(), json);
    return healthy ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** False when it does not answer. */
  private static boolean tellOf(Endpoint server, Report report) {
    ProcessHandle process = ProcessHandle.of(server.process()).orElseThrow();
    Optional<Instant> began = process.info().startInstant();
    report.hidden("running", true);
    report.hidden("process", server.process());
    report.hidden("version", server.version());
    report.hidden("since", began.map(Instant::toString).orElse(null));
    report.hidden("server_home", Servers.homeOf(process).orElse(null));
    report.line(
        "server",
        "running as process %d, version %s, since %s"
            .formatted(server.process(), server.version(), began.map(CLOCK::format).orElse("?")));
    LiveStatus.tell(server, report);
    return Inquiry.ask(server.address(), server.token(), PATIENCE)
        .map(answer -> tellOf(answer, report))
        .orElseGet(() -> doesNotAnswer(report));
  }

  private static boolean tellOf(Inquiry.Answer answer, Report report) {
    report.hidden("answers", true);
    report.hidden("device", answer.device());
    report.hidden("device_name", answer.deviceName());
    report.hidden("models", answer.models());
    report.line(
        "device",
        answer.device().isEmpty()
            ? answer.reason()
            : answer.device() + ", " + answer.deviceName() + ". " + answer.reason());
    report.line("models", answer.models().size());
    return true;
  }

  private static boolean doesNotAnswer(Report report) {
    report.hidden("answers", false);
    report.line("", "It does not answer. End it with: framewright stop");
    return false;
  }

  private static void tellOfPlugins(Report report) throws IOException {
    report.hidden("plugins", List.of());
    for (PluginFolder folder : PluginFolder.searched()) {
      Optional<String> home = folder.home();
      if (home.isPresent()) {
        report.item(
            "plugins",
            "%s, for %s, of %s".formatted(folder.bundle(), folder.audience(), home.get()));
      }
    }
  }
}
