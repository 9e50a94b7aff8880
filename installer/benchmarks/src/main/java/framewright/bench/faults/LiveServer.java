package framewright.bench.faults;

import framewright.install.Servers;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The server that renders now: what can be done to it, and what the system says of it. */
public record LiveServer(ProcessHandle process) {
  private static final long PATIENCE_SECONDS = 60;

  public static LiveServer current() {
    return ServerFolders.current()
        .endpoint()
        .flatMap(endpoint -> ProcessHandle.of(endpoint.process()))
        .map(LiveServer::new)
        .orElseThrow(() -> new Failure("No server runs, although a frame was rendered."));
  }

  /** Starts one with further settings, and waits until it listens. */
  static Process start(Home home, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(home.folder().resolve("bin/framewright-server").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process server = builder.start();
    while (server.isAlive() && ServerFolders.current().endpoint().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return server;
  }

  /** KILL, TERM, STOP or CONT. */
  public void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits until it has ended, and says how many seconds that took. */
  public double awaitEnd() throws Exception {
    long start = System.nanoTime();
    while (runs()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new TimeoutException("The server did not end.");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Also when nobody has asked yet how it ended: {@link ProcessHandle} sees that seconds late. */
  private boolean runs() {
    return Files.exists(Path.of("/proc", Long.toString(process.pid()), "exe"));
  }

  double megabytes() {
    return memoryMegabytes(process);
  }

  static double memoryMegabytes(ProcessHandle process) {
    return Servers.memoryBytes(process).orElse(0L) / (double) (1 << 20);
  }

  /** Regions of memory that it shares with hosts. */
  long regions() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "maps"))) {
      return lines.filter(line -> line.contains("memfd:")).count();
    }
  }
}
