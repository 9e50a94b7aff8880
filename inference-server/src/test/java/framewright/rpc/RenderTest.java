package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import framewright.bridge.memory.SharedRegion;
import framewright.frame.FramePool;
import framewright.v1.CreateRegionResponse;
import framewright.v1.RenderHeader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int BYTES = WIDTH * HEIGHT * 16;

  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new RunningServer(folder, 8);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aFrameInARegionComesBackBitForBitInTheSameRegion() {
    TestClient client = new TestClient(server.connect());
    CreateRegionResponse region = client.createRegion(2L * BYTES);
    try (SharedRegion shared = TestClient.map(region)) {
      Frames.fillRamp(shared.buffer(0, BYTES));
      RenderHeader header =
          Frames.identity(
                  Frames.format(WIDTH, HEIGHT),
                  Frames.inRegion(region.getRegion(), 0),
                  Frames.inRegion(region.getRegion(), BYTES))
              .build();
      TestClient.Answer answer = client.render(header);
      assertEquals(shared.buffer(0, BYTES), shared.buffer(BYTES, BYTES));
      assertEquals("framewright-identity", answer.report().getModel().getId());
      assertEquals("cpu", answer.report().getDevice());
      assertTrue(
          answer.report().getStagesList().stream()
              .anyMatch(stage -> stage.getName().equals("infer")));
    }
  }

  @Test
  void aServerThatHasRestedRendersAgain() throws Exception {
    TestClient client = new TestClient(server.connect());
    RenderHeader header =
        Frames.identity(Frames.format(WIDTH, HEIGHT), Frames.IN_STREAM, Frames.IN_STREAM).build();
    client.render(header, Frames.ramp(WIDTH, HEIGHT));
    server.renderer.rest();
    for (int i = 0; i < 1000 && FramePool.shared().idleBytes() > 0; i++) {
      Thread.sleep(5);
    }
    assertEquals(0, FramePool.shared().idleBytes());
    assertEquals(
        Frames.ramp(WIDTH, HEIGHT), client.render(header, Frames.ramp(WIDTH, HEIGHT)).pixels());
  }

  @Test
  void aFrameInTheStreamComesBackBitForBit() {
    TestClient client = new TestClient(server.connect());
    ByteBuffer pixels = Frames.ramp(WIDTH, HEIGHT);
    RenderHeader header =
        Frames.identity(Frames.format(WIDTH, HEIGHT), Frames.IN_STREAM, Frames.IN_STREAM).build();
    TestClient.Answer answer = client.render(header, pixels);
    assertEquals(List.of(0), answer.wanted());
    assertEquals(pixels, answer.pixels());
  }

  @Test
  void aStreamedFrameOfKnownContentIsNotAskedForAgain() {
    TestClient client = new TestClient(server.connect());
    ByteBuffer pixels = Frames.ramp(WIDTH, HEIGHT);
    ByteString id = ByteString.copyFromUtf8("0123456789abcdef");
    RenderHeader header =
        Frames.identity(Frames.format(WIDTH, HEIGHT), Frames.IN_STREAM, Frames.IN_STREAM)
            .setInputs(0, Frames.source(Frames.format(WIDTH, HEIGHT), Frames.IN_STREAM, id))
            .build();
    assertEquals(List.of(0), client.render(header, pixels).wanted());
    TestClient.Answer again = client.render(header);
    assertEquals(List.of(), again.wanted());
    assertEquals(pixels, again.pixels());
  }
}
