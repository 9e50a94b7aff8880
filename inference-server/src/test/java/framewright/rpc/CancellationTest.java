package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.Effect;
import framewright.effect.Effects;
import framewright.effect.Work;
import framewright.frame.FramePool;
import framewright.panel.Panel;
import framewright.v1.CreateRegionResponse;
import framewright.v1.FrameFormat;
import framewright.v1.RegionsIdleRequest;
import framewright.v1.RenderHeader;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancellationTest {
  private static final int PLACES = 3;
  private static final FrameFormat FORMAT = Frames.format(64, 32);
  private static final long BYTES = 64 * 32 * 16;

  @TempDir Path folder;
  private final Patient patient = new Patient();
  private RunningServer server;
  private TestClient client;

  /** An effect that takes as long as it is allowed to, and notices when it is cancelled. */
  private static final class Patient implements Effect {
    final Semaphore started = new Semaphore(0);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    volatile boolean hears = true;

    @Override
    public String id() {
      return "patient";
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
      started.release();
      work.report().progress(0.5, "Waiting");
      while (!ended()) {
        if (hears) {
          work.report().lookUp();
        }
      }
    }

    private boolean ended() {
      try {
        return mayEnd.await(5, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = new RunningServer(folder, PLACES, new Effects(List.of(patient)));
    client = new TestClient(server.connect());
  }

  @AfterEach
  void stop() throws Exception {
    patient.mayEnd.countDown();
    server.close();
  }

  @Test
  void aCancelledRenderFreesItsPlaceAndItsFrames() throws Exception {
    long lent = FramePool.shared().lentBytes();
    for (int i = 0; i < 20; i++) {
      TestClient.Call call = client.begin(header(), Frames.ramp(64, 32));
      assertTrue(patient.started.tryAcquire(10, TimeUnit.SECONDS));
      call.client.cancel("the artist moved on", null);
      awaitIdle();
    }
    awaitReturned(lent);
  }

  @Test
  void aFullQueueIsSaidAtOnce() throws Exception {
    for (int i = 0; i < PLACES; i++) {
      client.begin(header(), Frames.ramp(64, 32));
    }
    assertTrue(patient.started.tryAcquire(10, TimeUnit.SECONDS));
    while (server.worker.load() < PLACES) {
      Thread.sleep(5);
    }
    Status status = client.failureOf(header(), Frames.ramp(64, 32));
    assertEquals(Status.Code.ABORTED, status.getCode());
    assertTrue(status.getDescription().contains("too many frames"), status.getDescription());
  }

  @Test
  void aDeadlineEndsARender() throws Exception {
    ManagedChannel channel = server.connect();
    TestClient hasty = new TestClient(channel, 300);
    Status status = hasty.failureOf(header(), Frames.ramp(64, 32));
    assertEquals(Status.Code.DEADLINE_EXCEEDED, status.getCode());
    awaitIdle();
  }

  @Test
  void aRegionIsIdleOnlyWhenTheCancelledRenderHasReallyEnded() throws Exception {
    patient.hears = false;
    CreateRegionResponse region = client.createRegion(2 * BYTES);
    long id = region.getRegion();
    TestClient.Call call =
        client.begin(
            header().toBuilder()
                .setInputs(0, Frames.source(FORMAT, Frames.inRegion(id, 0)))
                .build());
    assertTrue(patient.started.tryAcquire(10, TimeUnit.SECONDS));
    call.client.cancel("the artist moved on", null);
    RegionsIdleRequest ours = RegionsIdleRequest.newBuilder().addRegions(id).build();
    StatusRuntimeException stillUsed =
        assertThrows(
            StatusRuntimeException.class,
            () -> client.calls.withDeadlineAfter(300, TimeUnit.MILLISECONDS).regionsIdle(ours));
    assertEquals(Status.Code.DEADLINE_EXCEEDED, stillUsed.getStatus().getCode());
    patient.mayEnd.countDown();
    client.calls.withDeadlineAfter(10, TimeUnit.SECONDS).regionsIdle(ours);
  }

  @Test
  void aClientThatVanishesLeavesNothingBehind() throws Exception {
    ManagedChannel channel = server.connect();
    TestClient vanishing = new TestClient(channel);
    vanishing.begin(header(), Frames.ramp(64, 32));
    assertTrue(patient.started.tryAcquire(10, TimeUnit.SECONDS));
    channel.shutdownNow();
    awaitIdle();
  }

  private void awaitIdle() throws InterruptedException {
    for (int i = 0; i < 1000 && server.worker.load() > 0; i++) {
      Thread.sleep(5);
    }
    assertFalse(server.worker.load() > 0, "the place is still taken");
  }

  /**
   * The worker frees the place of a cancelled render a moment before the call gives its frames
   * back.
   */
  private static void awaitReturned(long lent) throws InterruptedException {
    for (int i = 0; i < 1000 && FramePool.shared().lentBytes() != lent; i++) {
      Thread.sleep(5);
    }
    assertEquals(lent, FramePool.shared().lentBytes());
  }

  private static RenderHeader header() {
    return Frames.identity(FORMAT, Frames.IN_STREAM, Frames.IN_STREAM).setEffect("patient").build();
  }
}
