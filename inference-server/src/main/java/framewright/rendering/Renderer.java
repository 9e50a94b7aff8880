package framewright.rendering;

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
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.FrameFormat;
import framewright.frame.FramePool;
import framewright.pack.FatalModels;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_UNUSED = Duration.ofSeconds(30);
  private static final double MUCH_LARGER = 2;

  /**
   * Beside the one that a render may load: what surrounds the looks of Style, and two looks that
   * are compared.
   */
  private static final int MOST_PACKS_OF_AN_EFFECT = 3;

  /** Of larger frames one pack less is kept. */
  private static final double LARGE_PIXELS = 4e6;

  private final CompletableFuture<Engine> engine;
  private final ModelLibrary models;
  private final Effects effects;
  private final TensorCache cache;
  private final DeviceWorker worker;

  /** Pixels at the process resolution of the frames that what is held was made for. */
  private double roomyFor;

  /** Frames that hold graphs: one, and another that has stopped to let it go first. */
  private int rendering;

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
    engine.thenAccept(open -> worker.whenFree(() -> giveBackUnused(open, 0)));
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
    if (id.isEmpty()) {
      return Optional.empty();
    }
    ModelPack pack = models.pack(id);
    if (!pack.manifest().effect().equals(effect.id())) {
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
    begin(open, format, parameters.quality());
    Optional<FatalModels.Run> run =
        pack.flatMap(model -> models.run(model, (long) format.width() * format.height()));
    try {
      render(open, effect, work(open, pack, parameters, ticket));
      run.ifPresent(FatalModels.Run::survived);
    } finally {
      run.ifPresent(FatalModels.Run::close); // What ends the server before is told to the next one.
      end();
    }
    return ticket.report().finished(pack, open.device());
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
    giveBackUnused(open, 1);
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

  /** Graphs are closed only while no frame holds any. */
  private synchronized void begin(Engine open, FrameFormat format, double quality) {
    if (rendering == 0) {
      makeRoom(open, format, quality);
    }
    rendering++;
  }

  private synchronized void end() {
    rendering--;
  }

  /**
   * What smaller frames left does not fit a much larger one, and would lie beside what that needs.
   */
  private void makeRoom(Engine open, FrameFormat format, double quality) {
    double pixels = quality * quality * format.width() * format.height();
    if (roomyFor > 0 && pixels > MUCH_LARGER * roomyFor) {
      giveBack(open);
    }
    if (roomyFor == 0) {
      roomyFor = pixels;
    }
    open.closeUnused(LONGEST_UNUSED);
    open.closeAllButLatest(
        pixels > LARGE_PIXELS ? MOST_PACKS_OF_AN_EFFECT - 1 : MOST_PACKS_OF_AN_EFFECT);
  }

  /** Unless more frames than so many are being rendered, which may hold graphs. */
  private synchronized void giveBackUnused(Engine open, int frames) {
    if (rendering <= frames) {
      giveBack(open);
    }
  }

  private void giveBack(Engine open) {
    open.closeUnused(Duration.ZERO);
    cache.clear();
    FramePool.shared().clear();
    roomyFor = 0;
  }
}
