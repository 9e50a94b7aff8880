package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.CreateRegionResponse;
import framewright.v1.FrameFormat;
import framewright.v1.Place;
import framewright.v1.RegionsIdleRequest;
import framewright.v1.ReleaseRegionRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionTest {
  private static final FrameFormat FORMAT = Frames.format(64, 32);
  private static final long BYTES = 64 * 32 * 16;

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
  void aFrameThatDoesNotLieInsideItsRegionIsRefused() {
    TestClient client = new TestClient(server.connect());
    CreateRegionResponse region = client.createRegion(2 * BYTES);
    long id = region.getRegion();
    assertEquals(Status.Code.INVALID_ARGUMENT, failure(client, id, BYTES + 64).getCode());
    assertEquals(Status.Code.INVALID_ARGUMENT, failure(client, id, 2 * BYTES).getCode());
    assertEquals(Status.Code.INVALID_ARGUMENT, failure(client, id, 32).getCode());
    assertEquals(Status.Code.INVALID_ARGUMENT, failure(client, id, -64).getCode());
    assertEquals(Status.Code.INVALID_ARGUMENT, failure(client, id, Long.MAX_VALUE - 63).getCode());
    assertEquals(Status.Code.INVALID_ARGUMENT, failure(client, id, Long.MIN_VALUE).getCode());
    assertFalse(failure(client, id, 32).getDescription().contains(region.getPath()));
  }

  @Test
  void aRegionThatIsNotThereAsksForARetry() {
    TestClient client = new TestClient(server.connect());
    assertEquals(Status.Code.UNAVAILABLE, failure(client, 0, 0).getCode());
    assertEquals(Status.Code.UNAVAILABLE, failure(client, 77, 0).getCode());
    CreateRegionResponse region = client.createRegion(BYTES);
    release(client, region);
    release(client, region);
    assertEquals(Status.Code.UNAVAILABLE, failure(client, region.getRegion(), 0).getCode());
  }

  @Test
  void aRegionOfAnotherConnectionIsNotThere() {
    CreateRegionResponse region = new TestClient(server.connect()).createRegion(BYTES);
    TestClient other = new TestClient(server.connect());
    assertEquals(Status.Code.UNAVAILABLE, failure(other, region.getRegion(), 0).getCode());
  }

  @Test
  void noRegionIsLargerThanTheServersCapOrEmpty() {
    TestClient client = new TestClient(server.connect());
    assertEquals(Status.Code.INVALID_ARGUMENT, createFailure(client, 0).getCode());
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, createFailure(client, 1L << 40).getCode());
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, createFailure(client, Long.MAX_VALUE).getCode());
    assertEquals(Status.Code.INVALID_ARGUMENT, createFailure(client, -1).getCode());
  }

  @Test
  void theEndOfAConnectionFreesItsRegions() throws Exception {
    ManagedChannel channel = server.connect();
    CreateRegionResponse region = new TestClient(channel).createRegion(BYTES);
    Path path = Path.of(region.getPath());
    assertTrue(Files.exists(path));
    channel.shutdownNow();
    Instant patience = Instant.now().plus(Duration.ofSeconds(10));
    while (Files.exists(path) && Instant.now().isBefore(patience)) {
      Thread.sleep(20);
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void idleRegionsAreSaidToBeIdle() {
    TestClient client = new TestClient(server.connect());
    CreateRegionResponse region = client.createRegion(BYTES);
    client.render(
        Frames.identity(FORMAT, Frames.inRegion(region.getRegion(), 0), Frames.IN_STREAM).build());
    client.calls.regionsIdle(
        RegionsIdleRequest.newBuilder().addRegions(region.getRegion()).addRegions(99).build());
  }

  private static void release(TestClient client, CreateRegionResponse region) {
    assertTrue(
        client
            .calls
            .releaseRegion(ReleaseRegionRequest.newBuilder().setRegion(region.getRegion()).build())
            .isInitialized());
  }

  private static Status createFailure(TestClient client, long bytes) {
    return assertThrows(StatusRuntimeException.class, () -> client.createRegion(bytes)).getStatus();
  }

  private static Status failure(TestClient client, long region, long offset) {
    Place place = Frames.inRegion(region, offset);
    Status asInput = client.failureOf(Frames.identity(FORMAT, place, Frames.IN_STREAM).build());
    Status asOutput =
        client.failureOf(
            Frames.identity(FORMAT, Frames.IN_STREAM, place).build(), Frames.ramp(64, 32));
    assertEquals(asInput.getCode(), asOutput.getCode());
    assertEquals(0, server.worker.load());
    return asInput;
  }
}
