package framewright.rpc;

import static framewright.pack.TestOnnx.join;
import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.pack.PackFolder;
import framewright.pack.TestOnnx;
import framewright.v1.FrameFormat;
import framewright.v1.RenderHeader;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server process that is killed while a model runs, as the kernel does when memory runs out.
 */
class FatalModelTest {
  private static final FrameFormat LARGE = Frames.format(1280, 720);
  private static final FrameFormat SMALL = Frames.format(20, 10);

  @TempDir Path folder;
  private Process server;
  private ManagedChannel channel;

  @Test
  void aModelThatEndedThreeServersIsSetAsideAndTheOthersRun() throws Exception {
    PackFolder.of(
        folder.resolve("models"),
        "heavy",
        model(
            node("Identity", "source", "x0"),
            chain(2000),
            node("Identity", "x2000", "result"),
            picture(11, "source"),
            picture(12, "result")));
    for (int death = 0; death < 3; death++) {
      TestClient client = start();
      client.begin(header(LARGE, "heavy"), Frames.ramp(1280, 720));
      await(folder.resolve("log/running-model"));
      end();
    }
    TestClient client = start();
    Status refused = client.failureOf(header(LARGE, "heavy"), Frames.ramp(1280, 720));
    assertEquals(Status.Code.NOT_FOUND, refused.getCode());
    assertTrue(
        refused.getDescription().contains("\"heavy\" ended the inference server 3 times"),
        refused::getDescription);
    Path record = folder.resolve("log/models-that-ended-servers");
    assertTrue(refused.getDescription().contains("delete " + record), refused::getDescription);
    ByteBuffer picture = Frames.ramp(20, 10);
    assertEquals(picture, client.render(header(SMALL, "framewright-identity"), picture).pixels());
    Files.delete(record);
    client.render(header(SMALL, "heavy"), picture);
    end();
  }

  @Test
  void aModelLargerThanTheHeapOfTheServerRuns() throws Exception {
    float[] weights = new float[20 << 20];
    PackFolder.of(
        folder.resolve("models"),
        "large",
        model(
            node("Add", "source", "result", TestOnnx.text(1, "some")),
            node("ReduceMax", "w", "some"),
            picture(11, "source"),
            picture(12, "result"),
            TestOnnx.weight("w", new long[] {weights.length, 1, 1}, weights)));
    ByteBuffer picture = Frames.ramp(20, 10);
    assertEquals(
        picture,
        start("-Xmx64m", "-XX:MaxDirectMemorySize=1g")
            .render(header(SMALL, "large"), picture)
            .pixels());
    end();
  }

  private TestClient start(String... javaOptions) throws Exception {
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
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Path endpoint = folder.resolve("run/endpoint");
    await(endpoint);
    List<String> lines = Files.readAllLines(endpoint);
    Metadata token = new Metadata();
    token.put(TokenInterceptor.TOKEN, lines.get(1).substring("token=".length()));
    String address = lines.get(0).substring("address=ipv4:".length());
    channel =
        NettyChannelBuilder.forTarget(address)
            .intercept(MetadataUtils.newAttachHeadersInterceptor(token))
            .usePlaintext()
            .build();
    return new TestClient(channel);
  }

  private void await(Path file) throws InterruptedException {
    for (int i = 0; i < 3000 && server.isAlive() && !Files.exists(file); i++) {
      Thread.sleep(10);
    }
    assertTrue(Files.exists(file), file::toString);
  }

  private void end() throws Exception {
    server.destroyForcibly().waitFor();
    channel.shutdownNow();
    Files.deleteIfExists(folder.resolve("run/endpoint"));
  }

  private static RenderHeader header(FrameFormat format, String model) {
    return Frames.identity(format, Frames.IN_STREAM, Frames.IN_STREAM).setModel(model).build();
  }

  private static byte[] chain(int layers) {
    byte[][] nodes = new byte[layers][];
    for (int i = 0; i < layers; i++) {
      nodes[i] = node("Sin", "x" + i, "x" + (i + 1));
    }
    return join(nodes);
  }
}
