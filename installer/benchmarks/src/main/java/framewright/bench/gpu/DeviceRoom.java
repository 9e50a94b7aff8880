package framewright.bench.gpu;

import framewright.install.FolderTree;
import framewright.render.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The installed command with a server of its own, which is told its device. */
public final class DeviceRoom implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 1800; // a software device compiles for minutes

  private final Home home;
  private final Path folder =
      Files.createTempDirectory("fw"); // short: a socket's path may have a hundred letters
  private final Map<String, String> environment = new HashMap<>();

  /** What a command said, errors included. */
  public record Said(int code, String text) {}

  public DeviceRoom(Home home, String device) throws IOException {
    this.home = home;
    with("FRAMEWRIGHT_RUNTIME_DIR", folder.resolve("run"));
    with("FRAMEWRIGHT_LOG_DIR", folder.resolve("log"));
    with("FRAMEWRIGHT_DEVICE", device);
    with("FRAMEWRIGHT_TIMEOUT_SECONDS", PATIENCE_SECONDS);
  }

  /** A variable of the environment, for what is started from now on. */
  public DeviceRoom with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** Goes with the room. */
  public Path folder() {
    return folder;
  }

  public Process start(Object... arguments) throws IOException {
    return startProgram(
        Stream.concat(Stream.of(home.command()), Arrays.stream(arguments)).toArray());
  }

  public Said run(Object... arguments) throws IOException, InterruptedException {
    return said(start(arguments));
  }

  /** Another program than the command, in the same environment. */
  public Said runProgram(Object... command) throws IOException, InterruptedException {
    return said(startProgram(command));
  }

  private Process startProgram(Object... command) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(Arrays.stream(command).map(String::valueOf).toList())
            .redirectErrorStream(true);
    process.environment().putAll(environment);
    return process.start();
  }

  private static Said said(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  /** Ends its server. */
  @Override
  public void close() throws IOException, InterruptedException {
    run("stop");
    FolderTree.remove(folder);
  }
}
