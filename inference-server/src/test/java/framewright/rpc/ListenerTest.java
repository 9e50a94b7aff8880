package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.course.Classroom;
import framewright.effect.Effects;
import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.pack.ModelLibrary;
import framewright.preset.PresetFolders;
import framewright.preset.PresetLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Renderer;
import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.InferenceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {
  @TempDir Path folder;
  private final CompletableFuture<Engine> engine = new CompletableFuture<>();
  private RpcServer server;
  private ManagedChannel channel;

  @BeforeEach
  void listenOnLoopbackBeforeTheEngineIsOpen() throws Exception {
    RpcLimits limits = new RpcLimits(1 << 20, 1 << 20, folder);
    ModelLibrary models = new ModelLibrary(List.of(folder));
    Effects effects = Effects.standard();
    Renderer renderer =
        new Renderer(
            engine, models, effects, new TensorCache(1 << 20), new DeviceWorker("device", 2));
    PresetLibrary presets =
        new PresetLibrary(new PresetFolders(folder, List.of(), List.of()), effects);
    server =
        RpcServer.start(
            Listener.loopback(),
            limits,
            "secret",
            renderer,
            effects,
            models,
            presets,
            new Classroom(folder, folder, () -> {}));
    Metadata token = new Metadata();
    token.put(TokenInterceptor.TOKEN, "secret");
    channel =
        NettyChannelBuilder.forTarget("dns:///" + server.address().substring("ipv4:".length()))
            .intercept(MetadataUtils.newAttachHeadersInterceptor(token))
            .proxyDetector(anywhere -> null)
            .usePlaintext()
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    channel.shutdownNow();
    server.stop(Duration.ofSeconds(1));
  }

  @Test
  void theLoopbackAddressIsTheOnlyOneAndSaysItsPort() {
    assertTrue(server.address().matches("ipv4:127\\.0\\.0\\.1:\\d+"), server.address());
  }

  @Test
  void aServerWhoseEngineIsStillOpeningAnswersAndSaysSo() {
    DescribeResponse description =
        InferenceGrpc.newBlockingStub(channel).describe(DescribeRequest.getDefaultInstance());
    assertEquals("", description.getDevice().getId());
    assertTrue(description.getDevice().getReason().contains("starting"));
    assertEquals(ServingStatus.NOT_SERVING, health());
  }

  @Test
  void aServerWhoseEngineFailedSaysThatToo() {
    engine.completeExceptionally(new IllegalStateException("no runtime"));
    StatusRuntimeException failure =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                InferenceGrpc.newBlockingStub(channel)
                    .describe(DescribeRequest.getDefaultInstance()));
    assertEquals(Status.Code.INTERNAL, failure.getStatus().getCode());
    assertEquals(ServingStatus.NOT_SERVING, health());
  }

  @Test
  void aSocketPathThatIsTooLongIsNoSocket() {
    assertTrue(Listener.unixSocket(folder.resolve("x".repeat(100))).isEmpty());
  }

  private ServingStatus health() {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }
}
