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
import io.grpc.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server process that is killed while a model runs, as the kernel does when memory runs out.
 */
class FatalModelTest {
  private static final FrameFormat LARGE = Frames.format(1280, 720);
  private static final FrameFormat SMALL = Frames.format(20, 10);

  @TempDir Path folder;

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
      try (ServerProcess server = ServerProcess.start(folder)) {
        server.client().begin(header(LARGE, "heavy"), Frames.ramp(1280, 720));
        server.await(folder.resolve("log/running-model"));
      }
    }
    try (ServerProcess server = ServerProcess.start(folder)) {
      itIsSetAside(server.client());
    }
  }

  private void itIsSetAside(TestClient client) throws IOException {
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
    try (ServerProcess server =
        ServerProcess.start(folder, "-Xmx64m", "-XX:MaxDirectMemorySize=1g")) {
      assertEquals(picture, server.client().render(header(SMALL, "large"), picture).pixels());
    }
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
