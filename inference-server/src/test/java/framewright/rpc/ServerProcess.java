package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real server in a process of its own, which a test may kill, and one channel to it. */
final class ServerProcess implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final ManagedChannel channel;

  private ServerProcess(Path folder, Process process) throws Exception {
    this.folder = folder;
    this.process = process;
    this.channel = connect();
  }

  /**
   * Models of the test lie in {@code models}, logs in {@code log}, what is the user's in {@code
   * data}, all in the folder.
   */
  static ServerProcess start(Path folder, String... javaOptions) throws Exception {
    Files.deleteIfExists(endpoint(folder)); // of a server that was killed
    ProcessBuilder server =
        new ProcessBuilder(command(folder, javaOptions))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    server.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    return new ServerProcess(folder, server.start());
  }

  private static List<String> command(Path folder, String... javaOptions) throws IOException {
    Path classPath =
        Files.writeString(
            folder.resolve("arguments"), "-cp \"" + System.getProperty("java.class.path") + "\"");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC"));
    command.addAll(List.of(javaOptions));
    command.addAll(
        List.of(
            "@" + classPath,
            "framewright.server.Main",
            "--runtime-dir",
            folder.resolve("run").toString(),
            "--log-dir",
            folder.resolve("log").toString(),
            "--models",
            folder.resolve("models") + ":models",
            "--device",
            "cpu",
            "--listen",
            "loopback"));
    return command;
  }

  private static Path endpoint(Path folder) {
    return folder.resolve("run/endpoint");
  }

  private ManagedChannel connect() throws Exception {
    await(endpoint(folder));
    List<String> lines = Files.readAllLines(endpoint(folder));
    Metadata token = new Metadata();
    token.put(TokenInterceptor.TOKEN, lines.get(1).substring("token=".length()));
    return NettyChannelBuilder.forTarget(lines.get(0).substring("address=ipv4:".length()))
        .intercept(MetadataUtils.newAttachHeadersInterceptor(token))
        .usePlaintext()
        .build();
  }

  TestClient client() {
    return new TestClient(channel);
  }

  /** Waits until the server has made a file, or has ended. */
  void await(Path file) throws InterruptedException {
    for (int i = 0; i < 3000 && process.isAlive() && !Files.exists(file); i++) {
      Thread.sleep(10);
    }
    assertTrue(Files.exists(file), file::toString);
  }

  /**
   * How large a file of its own it can write from now on, in bytes or {@code unlimited}: a disk
   * that is full, for this server alone.
   */
  void limitFiles(String largest) throws Exception {
    String[] limit = {"prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + largest + ":"};
    assertEquals(0, new ProcessBuilder(limit).inheritIO().start().waitFor());
  }

  /** The system's word to leave. */
  void terminate() {
    process.destroy();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Kills what still runs. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
    channel.shutdownNow();
  }
}
