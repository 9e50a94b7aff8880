package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import framewright.server.Endpoint;
import framewright.v1.Chunk;
import framewright.v1.InferenceGrpc;
import framewright.v1.RenderHeader;
import framewright.v1.RenderRequest;
import framewright.v1.RenderResponse;
import framewright.v1.Value;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clients with the token and nothing good in mind, before a server in a process of its own. */
@EnabledOnOs(OS.LINUX)
class HostileClientsTest {
  private static final int ROUNDS = 5;
  private static final int RESETS = 1000;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_GROWTH_BYTES = 64L << 20;

  @TempDir Path folder;
  private Process server;
  private ManagedChannel channel;
  private ManagedChannel witness;

  @BeforeEach
  void start() throws Exception {
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "framewright.server.Main",
                "--runtime-dir=" + folder.resolve("run"),
                "--log-dir=" + folder.resolve("log"),
                "--models=models",
                "--device=cpu",
                "--listen=loopback")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    Endpoint endpoint = endpoint();
    channel = connect(endpoint);
    witness = connect(endpoint);
  }

  private static ManagedChannel connect(Endpoint endpoint) {
    Metadata headers = new Metadata();
    headers.put(TokenInterceptor.TOKEN, endpoint.token());
    return NettyChannelBuilder.forTarget(
            "dns:///" + URI.create(endpoint.address()).getSchemeSpecificPart())
        .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
        .proxyDetector(anywhere -> null)
        .usePlaintext()
        .build();
  }

  private Endpoint endpoint() throws Exception {
    for (int i = 0; i < 600; i++) {
      if (Endpoint.in(folder.resolve("run")).isPresent()) {
        return Endpoint.in(folder.resolve("run")).get();
      }
      assertTrue(server.isAlive(), "the server must listen");
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("the server must listen");
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    witness.shutdownNow();
    server.destroyForcibly();
  }

  @Test
  void messagesBeyondEveryLimitAndResetsCostNoMemoryAndHealthAnswersMeanwhile() throws Exception {
    attack(); // Classes are loaded and compiled the first time.
    long quiet = 0; // a machine may have much else to do
    for (int i = 0; i < 50; i++) {
      quiet = Math.max(quiet, healthNanos());
    }
    long before = memory();
    CompletableFuture<Map<Status.Code, Integer>> attack =
        CompletableFuture.supplyAsync(this::attack);
    long slowest = 0;
    while (!attack.isDone()) {
      slowest = Math.max(slowest, healthNanos());
    }
    assertEquals(
        Map.of(
            Status.Code.RESOURCE_EXHAUSTED, 2 * ROUNDS, Status.Code.INVALID_ARGUMENT, 3 * ROUNDS),
        attack.get());
    long growth = memory() - before;
    System.out.printf(
        "hostile clients: health after %d ms at most, %d MB more%n",
        TimeUnit.NANOSECONDS.toMillis(slowest), growth >> 20);
    assertTrue(slowest <= MOST_NANOS + quiet, slowest + " ns");
    assertTrue(growth <= MOST_GROWTH_BYTES, (growth >> 20) + " MB");
  }

  /** How often each answer came. */
  private Map<Status.Code, Integer> attack() {
    RenderHeader.Builder good =
        Frames.identity(Frames.format(8, 8), Frames.IN_STREAM, Frames.IN_STREAM);
    RenderHeader.Builder unknown = good.clone();
    unknown.getInputsBuilder(0).getFormatBuilder().setAlphaValue(9);
    List<RenderRequest> messages =
        List.of(
            RenderRequest.newBuilder()
                .setChunk(Chunk.newBuilder().setPixels(ByteString.copyFrom(new byte[8 << 20])))
                .build(),
            header(parameters(good.clone(), 250_000)),
            header(parameters(good.clone(), 100_000)),
            header(unknown),
            header(good.clone().setTime(Double.NaN)));
    Map<Status.Code, Integer> answers = new EnumMap<>(Status.Code.class);
    for (int i = 0; i < ROUNDS; i++) {
      messages.forEach(message -> answers.merge(answer(message), 1, Integer::sum));
    }
    for (int i = 0; i < RESETS; i++) {
      call(header(good), new CompletableFuture<>()).cancel("a reset", null);
    }
    return answers;
  }

  private static RenderRequest header(RenderHeader.Builder header) {
    return RenderRequest.newBuilder().setHeader(header).build();
  }

  private static RenderHeader.Builder parameters(RenderHeader.Builder header, int count) {
    for (int i = 0; i < count; i++) {
      header.putParameters("p" + i, Value.newBuilder().setNumber(i).build());
    }
    return header;
  }

  private Status.Code answer(RenderRequest message) {
    CompletableFuture<Status> end = new CompletableFuture<>();
    call(message, end);
    return end.orTimeout(30, TimeUnit.SECONDS).join().getCode();
  }

  private ClientCall<RenderRequest, RenderResponse> call(
      RenderRequest message, CompletableFuture<Status> end) {
    ClientCall<RenderRequest, RenderResponse> call =
        channel.newCall(InferenceGrpc.getRenderMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status);
          }
        },
        new Metadata());
    call.request(1);
    call.sendMessage(message);
    return call;
  }

  private long healthNanos() {
    long start = System.nanoTime();
    HealthGrpc.newBlockingStub(witness)
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance());
    return System.nanoTime() - start;
  }

  private long memory() throws Exception {
    return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        << 10;
  }
}
