package framewright.server;

import framewright.course.Classroom;
import framewright.effect.Effects;
import framewright.effect.TensorCache;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.error.FramewrightException;
import framewright.pack.FatalModels;
import framewright.pack.ModelLibrary;
import framewright.preset.PresetLibrary;
import framewright.release.Version;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Renderer;
import framewright.rendering.Station;
import framewright.rendering.Stations;
import framewright.rpc.Listener;
import framewright.rpc.RpcLimits;
import framewright.rpc.RpcServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server from its first breath to its last: listens, opens the engine, waits until it is idle
 * or told to leave.
 */
final class ServerLife implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLife.class);
  private static final Duration REST_AFTER = Duration.ofMinutes(3);
  private static final Duration SECOND_TRY_AFTER = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private static final String FIRST_TO_GO = "900"; // of 1000

  private final Configuration configuration;
  private final RuntimeFolder folder;
  private final List<CompletableFuture<Engine>> engines;
  private final RpcServer door;
  private final Renderer renderer;
  private final Classroom courses;
  private final FatalModels fatal;
  private final CountDownLatch leaving = new CountDownLatch(1);

  private ServerLife(
      Configuration configuration,
      RuntimeFolder folder,
      List<CompletableFuture<Engine>> engines,
      RpcServer door,
      Renderer renderer,
      Classroom courses,
      FatalModels fatal) {
    this.configuration = configuration;
    this.folder = folder;
    this.engines = engines;
    this.door = door;
    this.renderer = renderer;
    this.courses = courses;
    this.fatal = fatal;
  }

  /** A server that listens; empty when this user already has one. */
  static Optional<ServerLife> begin(Configuration configuration) throws IOException {
    Optional<RuntimeFolder> folder = RuntimeFolder.take(configuration.folders().runtime());
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    offerToKernel();
    return Optional.of(listen(configuration, folder.get()));
  }

  /**
   * When memory runs out, Linux ends this process before the editor with the project in it; nothing
   * is lost with us.
   */
  private static void offerToKernel() {
    try {
      Path offer = Path.of("/proc/self/oom_score_adj");
      if (Files.exists(offer)) {
        Files.writeString(offer, FIRST_TO_GO);
      }
    } catch (IOException e) {
      LOG.info("The kernel was not told to end this server first: {}", e.getMessage());
    }
  }

  private static ServerLife listen(Configuration configuration, RuntimeFolder folder)
      throws IOException {
    FatalModels fatal = FatalModels.in(configuration.folders().logs());
    ModelLibrary models = new ModelLibrary(configuration.folders().models()).without(fatal);
    List<CompletableFuture<Engine>> engines = openEngines(configuration, models);
    Classroom courses = classroom(configuration.folders(), models);
    Effects effects = Effects.standard(courses);
    Renderer renderer = new Renderer(stations(configuration, engines), models, effects);
    courses.open(renderer::whenQuiet);
    String token = RuntimeFolder.newToken();
    RpcLimits limits =
        new RpcLimits(configuration.regionBytes(), configuration.memoryBytes(), folder.path());
    RpcServer door =
        RpcServer.start(
            listener(configuration, folder),
            limits,
            token,
            renderer,
            effects,
            models,
            new PresetLibrary(configuration.folders().presets(), effects),
            courses);
    folder.publish(door.address(), token, Version.NUMBER);
    LOG.info("Framewright server {} listens", Version.NUMBER);
    ServerLife life =
        new ServerLife(configuration, folder, engines, door, renderer, courses, fatal);
    life.leaveSoonIfNothingCanRun(engines.get(0));
    return life;
  }

  private static Classroom classroom(ServerFolders folders, ModelLibrary models) {
    return new Classroom(folders.courses(), folders.ownModels(), models::packs);
  }

  /**
   * What failed to load stays failed in this process: the next frame after it has left starts
   * another, which tries again.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // Until then each render is told why.
  private void leaveSoonIfNothingCanRun(CompletableFuture<Engine> engine) {
    Executor later =
        CompletableFuture.delayedExecutor(SECOND_TRY_AFTER.toSeconds(), TimeUnit.SECONDS);
    engine.whenCompleteAsync(
        (open, failure) -> {
          if (failure != null) {
            leaving.countDown();
          }
        },
        later);
  }

  private static Stations stations(
      Configuration configuration, List<CompletableFuture<Engine>> engines) {
    return new Stations(
        engines.stream().map(engine -> station(configuration, engine)).toList(),
        () -> station(configuration, openEngine(configuration.engine(Device.CPU))));
  }

  private static Station station(Configuration configuration, CompletableFuture<Engine> engine) {
    return new Station(
        engine,
        new DeviceWorker("device", configuration.queue()),
        new TensorCache(configuration.memoryBytes()));
  }

  @SuppressWarnings(
      "FutureReturnValueIgnored") // What verifying finds is told by the list of models.
  private static List<CompletableFuture<Engine>> openEngines(
      Configuration configuration, ModelLibrary models) {
    List<CompletableFuture<Engine>> engines =
        configuration.devices().stream()
            .map(device -> openEngine(configuration.engine(device)))
            .toList();
    // Once frames can be rendered: the list then says which packs would be refused.
    engines.get(0).thenRunAsync(models::verify);
    return engines;
  }

  /** Opens it beside the listening: the two are the longest parts of the start. */
  private static CompletableFuture<Engine> openEngine(EngineOptions options) {
    return CompletableFuture.supplyAsync(() -> Engine.open(options))
        .whenComplete(
            (open, failure) -> {
              if (failure != null) {
                LOG.error("The engine could not be opened", failure);
              } else {
                Device device = open.device();
                LOG.info("Device {} ({}): {}", device.id(), device.name(), device.reason());
              }
            });
  }

  private static Listener listener(Configuration configuration, RuntimeFolder folder) {
    if (configuration.listen() == Configuration.Listen.LOOPBACK) {
      return Listener.loopback();
    }
    Optional<Listener> socket = Listener.unixSocket(folder.socket());
    if (socket.isEmpty() && configuration.listen() == Configuration.Listen.UNIX) {
      throw FramewrightException.unsupported(
          "This system has no Unix sockets, or the path of the runtime folder is too"
              + " long for one. Set listen to loopback.");
    }
    return socket.orElseGet(Listener::loopback);
  }

  /**
   * Returns when the server has been idle for its time and learns nothing, or was told to leave.
   */
  void untilLeaving() throws InterruptedException {
    boolean resting = false;
    while (!leaving.await(1, TimeUnit.SECONDS)) {
      Duration idle = door.idleTime();
      boolean isIdle = idle.compareTo(configuration.idleExit()) > 0 && !courses.busy();
      if (configuration.idleExit().toMillis() > 0 && isIdle) {
        LOG.info("Nobody called for {} minutes: leaving", configuration.idleExit().toMinutes());
        return;
      }
      boolean mayRest = idle.compareTo(REST_AFTER) > 0;
      if (mayRest && !resting) {
        door.rest();
        renderer.rest();
      }
      resting = mayRest;
    }
  }

  /** Makes {@link #untilLeaving} return. */
  void leave() {
    leaving.countDown();
  }

  /** Stops learning, lets the next server in, takes no new frames, ends the running ones. */
  @Override
  public void close() throws IOException {
    try {
      courses.close(); // what it wrote down is what the next server goes on with
      folder.close();
      door.stop(PATIENCE);
      leaveProfiles();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fatal.nothingRuns();
      LOG.info("The server has left");
    }
  }

  /** A graph writes down what its operators took when it is closed; else the process just ends. */
  private void leaveProfiles() {
    if (configuration.profiles().isPresent()) {
      engines.stream()
          .filter(engine -> engine.isDone() && !engine.isCompletedExceptionally())
          .forEach(engine -> engine.join().close());
    }
  }
}
