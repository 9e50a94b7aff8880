package framewright.rpc;

import framewright.course.Classroom;
import framewright.effect.Effects;
import framewright.effect.TensorCache;
import framewright.pack.ModelLibrary;
import framewright.preset.PresetLibrary;
import framewright.rendering.Diary;
import framewright.rendering.Renderer;
import framewright.v1.InferenceGrpc;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server's door. Listens before the engine is open: until then health says NOT_SERVING, and
 * renders wait.
 */
public final class RpcServer {
  /** The contract's 4 MiB chunk and its envelope. */
  private static final int LARGEST_MESSAGE_BYTES = (4 << 20) + (64 << 10);

  private static final int LARGEST_METADATA_BYTES = 16 << 10;
  private static final int MOST_CALLS_PER_CONNECTION = 256;
  private static final int WINDOW_BYTES = 8 << 20;

  /**
   * Each cancelled frame is a reset, and a client that does not close its half makes one per frame:
   * scrubbing makes many.
   */
  private static final int MOST_RESETS_PER_WINDOW = 20_000;

  private static final int RESET_WINDOW_SECONDS = 30;

  /** Clients ask whether we still live while a frame is long: twice as often as the plugin does. */
  private static final int SHORTEST_KEEP_ALIVE_SECONDS = 5;

  private final Server server;
  private final Listener listener;
  private final HealthStatusManager health;
  private final CallCounter calls;
  private final TensorCache streamed;
  private final ExecutorService threads;
  private final ScheduledExecutorService clock;

  private RpcServer(
      Server server,
      Listener listener,
      HealthStatusManager health,
      CallCounter calls,
      TensorCache streamed,
      ExecutorService threads,
      ScheduledExecutorService clock) {
    this.server = server;
    this.listener = listener;
    this.health = health;
    this.calls = calls;
    this.streamed = streamed;
    this.threads = threads;
    this.clock = clock;
  }

  /** Starts listening and returns. */
  public static RpcServer start(
      Listener listener,
      RpcLimits limits,
      String token,
      Renderer renderer,
      Effects effects,
      ModelLibrary models,
      PresetLibrary presets,
      Classroom courses)
      throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool(daemons());
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, daemons());
    clock.setRemoveOnCancelPolicy(true); // A call that has ended is kept no longer.
    HealthStatusManager health = new HealthStatusManager();
    setHealth(health, ServingStatus.NOT_SERVING);
    TensorCache streamed = new TensorCache(limits.streamedFrameBytes());
    InferenceService inference =
        new InferenceService(
            renderer, effects, models, presets, courses, streamed, threads, clock, new Diary());
    Connections connections =
        new Connections(new PixelBudget(limits.pixelBytes(), limits.privateFolder()));
    CallCounter calls = new CallCounter();
    NettyServerBuilder builder =
        bounded(listener.builder()).executor(threads).addTransportFilter(connections);
    TokenInterceptor door = new TokenInterceptor(token);
    ServerServiceDefinition[] services = {
      BoundedHeaders.of(inference.bindService()),
      health.getHealthService().bindService(),
      ProtoReflectionServiceV1.newInstance().bindService()
    };
    for (ServerServiceDefinition service : services) {
      // The last interceptor is asked first: without the token nothing else happens.
      builder.addService(ServerInterceptors.intercept(service, connections, calls, door));
    }
    RpcServer listening =
        new RpcServer(builder.build().start(), listener, health, calls, streamed, threads, clock);
    renderer.whenOpen(() -> setHealth(health, ServingStatus.SERVING));
    return listening;
  }

  private static NettyServerBuilder bounded(NettyServerBuilder builder) {
    return builder
        .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
        .maxInboundMetadataSize(LARGEST_METADATA_BYTES)
        .maxConcurrentCallsPerConnection(MOST_CALLS_PER_CONNECTION)
        .maxRstFramesPerWindow(MOST_RESETS_PER_WINDOW, RESET_WINDOW_SECONDS)
        .permitKeepAliveTime(SHORTEST_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .initialFlowControlWindow(WINDOW_BYTES);
  }

  /** How clients reach it, as the endpoint file says it. */
  public String address() {
    return listener.address(server);
  }

  /** Time since the last call ended; zero while one runs. */
  public Duration idleTime() {
    return calls.idleTime();
  }

  /** Forgets streamed frames: a client that still wants one sends it again. */
  public void rest() {
    streamed.clear();
  }

  /** Takes no new calls, waits for the running ones, then ends those that are left. */
  public void stop(Duration patience) throws InterruptedException {
    health.enterTerminalState();
    server.shutdown();
    if (!server.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      server.shutdownNow();
      server.awaitTermination(1, TimeUnit.SECONDS);
    }
    listener.close();
    threads.shutdown();
    clock.shutdownNow();
  }

  private static void setHealth(HealthStatusManager health, ServingStatus status) {
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    health.setStatus(InferenceGrpc.SERVICE_NAME, status);
  }

  private static ThreadFactory daemons() {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "rpc " + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
