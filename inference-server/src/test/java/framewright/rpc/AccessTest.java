package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.FailureNote;
import framewright.v1.InferenceGrpc;
import framewright.v1.StatusRequest;
import framewright.v1.StatusResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
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
  void withTheTokenTheServerSaysWhatItIs() {
    DescribeResponse description =
        new TestClient(server.connect())
            .calls.describe(DescribeRequest.newBuilder().setClient("test/1").build());
    assertEquals("cpu", description.getDevice().getId());
    assertEquals(2, description.getLowestProtocol());
    assertTrue(
        description.getEffectsList().stream().anyMatch(effect -> effect.getId().equals("key")));
    assertTrue(
        description.getModelsList().stream()
            .anyMatch(model -> model.getId().equals("framewright-identity")));
  }

  @Test
  void theServerSaysHowItIsAndWhoWatchesItDoesNotKeepIt() throws Exception {
    TestClient client = new TestClient(server.connect());
    client.failureOf(
        Frames.identity(Frames.format(8, 8), Frames.IN_STREAM, Frames.IN_STREAM)
            .setModel("nobody")
            .build());
    client.render(
        Frames.identity(Frames.format(8, 8), Frames.IN_STREAM, Frames.IN_STREAM).build(),
        Frames.ramp(8, 8));
    Thread.sleep(50);
    StatusResponse now = client.calls.status(StatusRequest.getDefaultInstance());
    assertTrue(server.idleTime().toMillis() >= 50, "the watcher was counted");
    assertEquals("cpu", now.getDevice().getId());
    assertTrue(now.getLoadedModelsList().contains("framewright-identity"), now::toString);
    assertEquals(1, now.getFrames());
    assertEquals(1 / 60.0, now.getFramesPerSecond(), 1e-9);
    assertEquals(8, now.getPlaces());
    assertEquals(0, now.getReceiving() + now.getWaiting() + now.getRunning());
    FailureNote failure = now.getLastFailures(now.getLastFailuresCount() - 1);
    assertEquals("MODEL_UNAVAILABLE", failure.getKind());
    assertTrue(failure.getSentence().contains("nobody"), failure::toString);
    assertTrue(failure.getId().matches("\\w{5}"), failure::toString);
  }

  @Test
  void aPluginOfAnOlderContractIsToldToRestartItsHost() {
    TestClient client = new TestClient(server.connect());
    DescribeRequest older = DescribeRequest.newBuilder().setClient("framewright-ofx/0.1.0").build();
    Status refused =
        assertThrows(StatusRuntimeException.class, () -> client.calls.describe(older)).getStatus();
    assertEquals(Status.Code.UNIMPLEMENTED, refused.getCode());
    assertTrue(
        refused.getDescription().contains("restart the application"), refused::getDescription);
    assertEquals(
        "cpu", client.calls.describe(older.toBuilder().setProtocol(2).build()).getDevice().getId());
  }

  @Test
  void withTheTokenHealthSaysServing() {
    HealthCheckRequest whole =
        HealthCheckRequest.newBuilder().setService(InferenceGrpc.SERVICE_NAME).build();
    assertEquals(
        ServingStatus.SERVING,
        HealthGrpc.newBlockingStub(server.connect()).check(whole).getStatus());
  }

  @Test
  void withoutTheTokenEveryServiceIsShut() throws Exception {
    ManagedChannel stranger = server.connectWithoutToken();
    assertDenied(
        () ->
            InferenceGrpc.newBlockingStub(stranger).describe(DescribeRequest.getDefaultInstance()));
    assertDenied(
        () -> HealthGrpc.newBlockingStub(stranger).check(HealthCheckRequest.getDefaultInstance()));
    assertEquals(
        Status.Code.UNAUTHENTICATED, Status.fromThrowable(reflectionFailure(stranger)).getCode());
  }

  @Test
  void aWrongTokenIsNoToken() {
    Metadata headers = new Metadata();
    headers.put(TokenInterceptor.TOKEN, RunningServer.TOKEN + "0");
    InferenceGrpc.InferenceBlockingStub liar =
        InferenceGrpc.newBlockingStub(server.connectWithoutToken())
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    assertDenied(() -> liar.describe(DescribeRequest.getDefaultInstance()));
  }

  private static void assertDenied(Executable call) {
    StatusRuntimeException denied = assertThrows(StatusRuntimeException.class, call);
    assertEquals(Status.Code.UNAUTHENTICATED, denied.getStatus().getCode());
  }

  private static Throwable reflectionFailure(ManagedChannel channel) throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> asking =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<ServerReflectionResponse>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    failure.completeExceptionally(
                        new AssertionError("reflection answered a stranger"));
                  }

                  @Override
                  public void onError(Throwable thrown) {
                    failure.complete(thrown);
                  }

                  @Override
                  public void onCompleted() {
                    failure.completeExceptionally(
                        new AssertionError("reflection ended well for a stranger"));
                  }
                });
    asking.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());
    return failure.get(10, TimeUnit.SECONDS);
  }
}
