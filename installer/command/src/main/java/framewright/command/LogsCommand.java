package framewright.command;

import framewright.report.Report;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows where the logs of server and plugin are, and their last lines.")
final class LogsCommand implements Callable<Integer> {
  private static final int LOOK_MILLISECONDS = 200;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many lines of each; 20 by default.")
  private int count = 20;

  @Option(names = "--follow", description = "Goes on with what is added, until it is interrupted.")
  private boolean follow;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<LogTail> logs = new ArrayList<>();
    for (String name : List.of("server.log", "plugin.log")) {
      logs.add(new LogTail(ServerFolders.current().logs().resolve(name)));
    }
    if (json) {
      Report report = new Report();
      for (LogTail log : logs) {
        report.hidden(log.name(), log.last(count));
      }
      report.fact("folder", ServerFolders.current().logs()).print(out, true);
      return CommandLine.ExitCode.OK;
    }
    for (LogTail log : logs) {
      out.println("==> " + log.file() + (Files.exists(log.file()) ? "" : " (nothing yet)"));
      log.last(count).forEach(out::println);
    }
    out.flush();
    while (follow) {
      for (LogTail log : logs) {
        log.added().forEach(out::println);
      }
      out.flush();
      Thread.sleep(LOOK_MILLISECONDS);
    }
    return CommandLine.ExitCode.OK;
  }

  /** The end of a log file, which another process writes and now and then begins anew. */
  private static final class LogTail {
    private final Path file;
    private long read;

    LogTail(Path file) {
      this.file = file;
    }

    Path file() {
      return file;
    }

    String name() {
      return file.getFileName().toString().replace('.', '_');
    }

    /** The last lines; what is added later begins behind them. */
    List<String> last(int count) throws IOException {
      List<String> lines = from(0);
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    List<String> added() throws IOException {
      long size = Files.exists(file) ? Files.size(file) : 0;
      return size == read ? List.of() : from(size < read ? 0 : read);
    }

    /** Whole lines only: what is still being written comes next time. */
    private List<String> from(long start) throws IOException {
      read = start;
      if (!Files.exists(file)) {
        return List.of();
      }
      try (var channel = Files.newInputStream(file)) {
        channel.skipNBytes(start);
        String text = new String(channel.readAllBytes(), StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        read += whole.getBytes(StandardCharsets.UTF_8).length;
        return whole.lines().toList();
      }
    }
  }
}
