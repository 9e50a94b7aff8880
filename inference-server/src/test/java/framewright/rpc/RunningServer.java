package framewright.rpc;

import framewright.course.Classroom;
import framewright.course.CourseBook;
import framewright.effect.Effects;
import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.pack.ModelLibrary;
import framewright.preset.PresetFolders;
import framewright.preset.PresetLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Renderer;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A real server on a real socket with the real models, and channels to it. */
final class RunningServer implements AutoCloseable {
  static final String TOKEN = "0123456789abcdef";
  private static final long REGION_CAP_BYTES = 1L << 30;
  private static final long CACHE_BYTES = 256L << 20;

  private final Path socket;
  private final Engine engine = Engine.open(EngineOptions.standard().withDevice("cpu"));
  private final EventLoopGroup clients =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final RpcServer server;
  private final Classroom courses;
  final DeviceWorker worker;
  final Renderer renderer;

  RunningServer(Path folder, int places) throws IOException {
    this(folder, places, Effects::standard);
  }

  RunningServer(Path folder, int places, Effects effects) throws IOException {
    this(folder, places, courses -> effects);
  }

  private RunningServer(Path folder, int places, Function<CourseBook, Effects> known)
      throws IOException {
    socket = folder.resolve("server.sock");
    worker = new DeviceWorker("device", places);
    ModelLibrary models = new ModelLibrary(List.of(folder.resolve("models"), Path.of("models")));
    courses = new Classroom(folder.resolve("courses"), folder.resolve("models"), models::packs);
    Effects effects = known.apply(courses);
    renderer =
        new Renderer(
            CompletableFuture.completedFuture(engine),
            models,
            effects,
            new TensorCache(CACHE_BYTES),
            worker);
    RpcLimits limits = new RpcLimits(REGION_CAP_BYTES, CACHE_BYTES, folder);
    server =
        RpcServer.start(
            Listener.unixSocket(socket).orElseThrow(),
            limits,
            TOKEN,
            renderer,
            effects,
            models,
            new PresetLibrary(
                new PresetFolders(
                    folder.resolve("presets"), List.of(), List.of(Path.of("presets"))),
                effects),
            courses);
    courses.open(renderer::whenQuiet);
  }

  /** A new connection that shows the token. */
  ManagedChannel connect() {
    Metadata headers = new Metadata();
    headers.put(TokenInterceptor.TOKEN, TOKEN);
    return open(builder().intercept(MetadataUtils.newAttachHeadersInterceptor(headers)));
  }

  /** Time since the last call that counts. */
  Duration idleTime() {
    return server.idleTime();
  }

  /** A new connection that shows nothing. */
  ManagedChannel connectWithoutToken() {
    return open(builder());
  }

  private ManagedChannel open(NettyChannelBuilder builder) {
    ManagedChannel channel = builder.build();
    channels.add(channel);
    return channel;
  }

  private NettyChannelBuilder builder() {
    return NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
        .channelType(EpollDomainSocketChannel.class)
        .eventLoopGroup(clients)
        .overrideAuthority("localhost")
        .initialFlowControlWindow(8 << 20)
        .usePlaintext();
  }

  @Override
  public void close() throws InterruptedException {
    channels.forEach(ManagedChannel::shutdownNow);
    server.stop(Duration.ofSeconds(5));
    courses.close();
    worker.close();
    clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(3000);
    engine.close();
  }
}
