package framewright.rendering;

import com.google.common.collect.Sets;
import framewright.effect.Effect;
import framewright.effect.Effects;
import framewright.effect.FrameReport;
import framewright.effect.Graphs;
import framewright.effect.Panels;
import framewright.effect.ParameterSet;
import framewright.effect.ParameterValue;
import framewright.effect.Parameters;
import framewright.effect.ShownColours;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Cancellation;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.FrameFormat;
import framewright.pack.FatalModels;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits renders, and runs those that were admitted. It may do so before its engine is open: what
 * comes early waits.
 */
public final class Renderer {
  private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);
  private static final String SPARED =
      "Memory ran out at first: this frame was made in smaller pieces, which takes longer. Close other applications.";

  /** A lost device neither runs graphs nor takes them. */
  private static final Set<ErrorKind> MAY_BE_THE_DEVICE =
      Sets.immutableEnumSet(ErrorKind.INTERNAL, ErrorKind.MODEL_UNAVAILABLE);

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private final CompletableFuture<Engine> engine;
  private final ModelLibrary models;
  private final Effects effects;
  private final TensorCache cache;
  private final DeviceWorker worker;
  private final HeldGraphs held;

  public Renderer(
      CompletableFuture<Engine> engine,
      ModelLibrary models,
      Effects effects,
      TensorCache cache,
      DeviceWorker worker) {
    this.engine = engine;
    this.models = models;
    this.effects = effects;
    this.cache = cache;
    this.worker = worker;
    this.held = new HeldGraphs(cache);
  }

  /**
   * Checks what can be checked without pixels, and takes a place in the queue.
   *
   * @param model empty for the effect's default
   * @throws FramewrightException BUSY at once when the queue is full
   */
  public Ticket admit(
      String effectId, String model, Map<String, ParameterValue> requested, Priority priority) {
    Engine open =
        openWithin(LONGEST_START)
            .orElseThrow(
                () ->
                    FramewrightException.serverUnavailable(
                        "The server is still starting. Render the frame again."));
    Effect effect = effects.named(effectId);
    Optional<ModelPack> pack = pack(effect, model);
    ParameterSet declared =
        ParameterSet.of(effect.panel())
            .and(pack.map(Panels::of).map(ParameterSet::of).orElse(ParameterSet.none()));
    Parameters parameters = declared.resolve(requested);
    return new Ticket(worker, priority, ticket -> render(open, effect, pack, parameters, ticket));
  }

  /**
   * How it is at this moment.
   *
   * @param device empty while the engine opens, or when it could not
   */
  public record Now(
      Optional<Device> device, List<String> loadedModels, DeviceWorker.Places places) {}

  /** Does not wait for anything. */
  public Now now() {
    Optional<Engine> open =
        engine.isCompletedExceptionally() ? Optional.empty() : openWithin(Duration.ZERO);
    return new Now(
        open.map(Engine::device), open.map(Engine::loadedModels).orElse(List.of()), worker.look());
  }

  /** Where renders run, if that is known soon enough. */
  public Optional<Device> device(Duration patience) {
    return openWithin(patience).map(Engine::device);
  }

  /** Runs the action once renders need not wait any more: never when the engine fails to open. */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // An engine that fails to open is told to each render, and in the
  // log.
  public void whenOpen(Runnable action) {
    engine.thenRun(action);
  }

  /**
   * Gives back what only a next frame would want; that frame then takes a little longer. For a
   * server nobody calls.
   */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // An engine that failed to open has nothing to give back.
  public void rest() {
    engine.thenAccept(open -> worker.whenFree(() -> held.giveBack(open, 0)));
  }

  /**
   * Does a piece of work that nobody waits for, once no frame is here; the next frame cancels it.
   *
   * @param piece must not keep graphs of the engine
   */
  public <T> T whenQuiet(BiFunction<Engine, Cancellation, T> piece) throws InterruptedException {
    try {
      Engine open = engine.get();
      return worker
          .quiet()
          .use(
              cancellation ->
                  holding(
                      () ->
                          outliveDevice(open, told -> {}, () -> piece.apply(open, cancellation))));
    } catch (ExecutionException e) {
      throw FramewrightException.internal(
          "The server could not start its inference runtime.", e.getCause());
    }
  }

  /** Graphs stay meanwhile, as for a frame. */
  private <T> T holding(Supplier<T> work) {
    held.begin();
    try {
      return work.get();
    } finally {
      held.end();
    }
  }

  private Optional<Engine> openWithin(Duration patience) {
    try {
      return Optional.of(engine.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw FramewrightException.internal(
          "The server could not start its inference runtime.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<ModelPack> pack(Effect effect, String model) {
    String id = model.isEmpty() ? effect.defaultModel() : model;
    if (id.isEmpty() || (effect.doesWithoutModel() && !models.has(id))) {
      return Optional.empty();
    }
    ModelPack pack = models.pack(id);
    if (!pack.manifest().effect().equals(effect.modelsOf())) {
      throw FramewrightException.invalidRequest(
          "The model \""
              + pack.id()
              + "\" is made for the effect \""
              + pack.manifest().effect()
              + "\". Choose another model.");
    }
    return Optional.of(pack);
  }

  private FrameReport render(
      Engine open, Effect effect, Optional<ModelPack> pack, Parameters parameters, Ticket ticket) {
    FrameFormat format = ticket.output().format();
    held.begin(open, format, parameters.quality());
    Optional<FatalModels.Run> run =
        pack.flatMap(model -> models.run(model, (long) format.width() * format.height()));
    try {
      outliveDevice(
          open,
          ticket.report()::warning,
          () -> {
            render(open, effect, work(open, pack, parameters, ticket));
            return effect;
          });
      run.ifPresent(FatalModels.Run::survived);
    } finally {
      run.ifPresent(FatalModels.Run::close); // What ends the server before is told to the next one.
      held.end();
    }
    return ticket.report().finished(pack, open.device());
  }

  /**
   * Work in which the device is lost is done again, on what the engine goes on with.
   *
   * @param told hears what became of the device
   */
  private static <T> T outliveDevice(Engine open, Consumer<String> told, Supplier<T> work) {
    Device device = open.device();
    try {
      return work.get();
    } catch (FramewrightException e) {
      if (!MAY_BE_THE_DEVICE.contains(e.kind()) || !open.recover(device)) {
        throw e;
      }
      LOG.warn("{}", open.device().reason(), e);
      told.accept(open.device().reason());
      return outliveDevice(open, told, work);
    }
  }

  private Work work(Engine open, Optional<ModelPack> pack, Parameters parameters, Ticket ticket) {
    Graphs graphs = new Graphs(open, models, pack, ticket.cancellation(), ticket.report());
    return new Work(
        ticket.inputs(), ticket.output(), parameters, graphs, cache, ticket.report(), false);
  }

  /**
   * A frame for which memory ran out is tried once more: with nothing else held, in small pieces.
   */
  private void render(Engine open, Effect effect, Work work) {
    try {
      draw(effect, work);
      return;
    } catch (FramewrightException e) {
      if (e.kind() != ErrorKind.OUT_OF_MEMORY) {
        throw e;
      }
      LOG.warn("Memory ran out: {} Trying once more in small pieces", e.getMessage());
    }
    held.giveBack(open, 1);
    try {
      draw(effect, work.spared());
      work.report().warning(SPARED);
    } catch (FramewrightException e) {
      boolean qualityHelps =
          e.kind() == ErrorKind.OUT_OF_MEMORY && work.parameters().offerQuality();
      throw qualityHelps
          ? FramewrightException.of(
              e.kind(), e.getMessage() + " Quality at half needs less, too.", e)
          : e;
    }
  }

  private static void draw(Effect effect, Work work) {
    if (effect.takesAnyColours(work.parameters())) {
      effect.render(work);
      return;
    }
    try (ShownColours colours = new ShownColours(work, effect.panel())) {
      effect.render(colours.work());
      colours.deliver();
    }
  }
}
