package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.Effect;
import framewright.effect.Effects;
import framewright.effect.Work;
import framewright.error.FramewrightException;
import framewright.panel.Panel;
import framewright.v1.FrameFormat;
import framewright.v1.RenderHeader;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory runs out in the middle of a frame. */
class ShortageTest {
  private static final FrameFormat FORMAT = Frames.format(64, 32);

  @TempDir Path folder;
  private final Hungry hungry = new Hungry();
  private RunningServer server;
  private TestClient client;

  /** Copies its source where it may do so in small pieces, or at all. */
  private static final class Hungry implements Effect {
    final AtomicInteger tries = new AtomicInteger();
    volatile boolean piecesHelp = true;

    @Override
    public String id() {
      return "hungry";
    }

    @Override
    public String defaultModel() {
      return "";
    }

    @Override
    public Panel panel() {
      return Panel.getDefaultInstance();
    }

    @Override
    public void render(Work work) {
      tries.incrementAndGet();
      if (!work.sparing() || !piecesHelp) {
        throw FramewrightException.outOfMemory("There is no room for this frame.");
      }
      work.output().pixels().duplicate().put(work.inputs().source().pixels().duplicate());
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = new RunningServer(folder, 2, new Effects(List.of(hungry)));
    client = new TestClient(server.connect());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aFrameIsTriedOnceMoreInSmallPiecesAndSaysSo() throws Exception {
    ByteBuffer picture = Frames.ramp(64, 32);
    TestClient.Answer answer = client.render(header(), picture);
    assertEquals(picture, answer.pixels());
    assertEquals(2, hungry.tries.get());
    assertTrue(
        answer.report().getWarnings(0).contains("smaller pieces"), answer.report()::toString);
  }

  @Test
  void oneThatDoesNotFitInSmallPiecesEitherIsRefusedWithItsSentence() throws Exception {
    hungry.piecesHelp = false;
    Status refused = client.failureOf(header(), Frames.ramp(64, 32));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getCode());
    assertEquals("There is no room for this frame.", refused.getDescription());
    assertEquals(2, hungry.tries.get());
  }

  private static RenderHeader header() {
    return Frames.identity(FORMAT, Frames.IN_STREAM, Frames.IN_STREAM).setEffect("hungry").build();
  }
}
