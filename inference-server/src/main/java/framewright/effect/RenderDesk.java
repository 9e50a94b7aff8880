package framewright.effect;

import framewright.engine.Cancellation;
import framewright.engine.DeviceWorker;
import framewright.engine.Engine;
import framewright.engine.FatalModels;
import framewright.engine.ModelLibrary;
import framewright.engine.ModelPack;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.frame.FrameFormat;
import framewright.frame.FramePool;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes renders in: checks the request, queues it for the device, runs the effect. */
public final class RenderDesk {
  private static final Duration LONGEST_UNUSED = Duration.ofSeconds(30);
  private static final double MUCH_LARGER = 2;

  /** Beside the one that a render may load: what surrounds the looks of Style, and two looks that are compared. */
  private static final int MOST_PACKS_OF_AN_EFFECT = 3;

  /** Of larger frames one pack less is kept. */
  private static final double LARGE_PIXELS = 4e6;

  private final Engine engine;
  private final ModelLibrary models;
  private final Effects effects;
  private final TensorCache cache;
  private final DeviceWorker worker;

  /** Pixels at the process resolution of the frames that what is held was made for; the worker's. */
  private double roomyFor;

  public RenderDesk(Engine engine, ModelLibrary models, Effects effects, TensorCache cache, DeviceWorker worker) {
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
  public AdmittedRender admit(String effectId, String model, Map<String, ParameterValue> parameters, Priority priority) {
    Effect effect = effects.named(effectId);
    Optional<ModelPack> pack = pack(effect, model);
    ParameterSet declared =
        ParameterSet.of(effect.panel()).and(pack.map(Panels::of).map(ParameterSet::of).orElse(ParameterSet.none()));
    RenderPlan plan = new RenderPlan(effect, pack, declared.resolve(parameters));
    return new AdmittedRender(plan, worker.takePlace(priority == Priority.INTERACTIVE));
  }

  /** Gives back what only a next frame would want; that frame then takes a little longer. For a server nobody calls. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it.
  public void rest() {
    worker.takePlace(false).submit(new Cancellation(), () -> {
      giveBack();
      return true;
    });
  }

  private void giveBack() {
    engine.closeUnused(Duration.ZERO);
    cache.clear();
    FramePool.shared().clear();
    roomyFor = 0;
  }

  /** What smaller frames left does not fit a much larger one, and would lie beside what that needs. */
  private void makeRoom(EffectJob job) {
    FrameFormat format = job.output().format();
    double pixels = job.quality() * job.quality() * format.width() * format.height();
    if (roomyFor > 0 && pixels > MUCH_LARGER * roomyFor) {
      giveBack();
    }
    if (roomyFor == 0) {
      roomyFor = pixels;
    }
    engine.closeUnused(LONGEST_UNUSED);
    engine.closeAllButLatest(pixels > LARGE_PIXELS ? MOST_PACKS_OF_AN_EFFECT - 1 : MOST_PACKS_OF_AN_EFFECT);
  }

  /** The device this desk renders on. */
  public Engine engine() {
    return engine;
  }

  ModelPack installed(String id) {
    return models.pack(id);
  }

  TensorCache cache() {
    return cache;
  }

  /** A checked render that holds its place in the queue until it has ended, or is closed without having started. */
  public final class AdmittedRender implements AutoCloseable {
    private final RenderPlan plan;
    private final DeviceWorker.Place place;

    private AdmittedRender(RenderPlan plan, DeviceWorker.Place place) {
      this.plan = plan;
      this.place = place;
    }

    /**
     * Queues the render. The future ends with the outcome or a {@link FramewrightException}; when it has ended nothing
     * touches the order's frames any more.
     */
    public CompletableFuture<RenderOutcome> start(
        RenderOrder order, Cancellation cancellation, RenderListener listener) {
      StageClock clock = new StageClock();
      EffectJob job = new EffectJob(RenderDesk.this, plan, order, cancellation, listener, clock);
      return place.submit(cancellation, () -> {
        clock.lap("queue");
        makeRoom(job);
        watched(job, order.output().format());
        return job.outcome();
      });
    }

    /** What ends the server here is told to the next one. */
    private void watched(EffectJob job, FrameFormat format) {
      Optional<FatalModels.Run> run = plan.pack().flatMap(pack -> models.run(pack, (long) format.width() * format.height()));
      try {
        render(job);
        run.ifPresent(FatalModels.Run::survived);
      } finally {
        run.ifPresent(FatalModels.Run::close);
      }
    }

    private void render(EffectJob job) {
      try {
        plan.effect().render(job);
      } catch (FramewrightException e) {
        boolean qualityHelps = e.kind() == ErrorKind.OUT_OF_MEMORY && plan.parameters().containsKey(Quality.PARAMETER);
        throw qualityHelps ? FramewrightException.of(e.kind(), e.getMessage() + " Quality at half needs less, too.", e) : e;
      }
    }

    @Override
    public void close() {
      place.close();
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
          "The model \"" + pack.id() + "\" is made for the effect \"" + pack.manifest().effect() + "\". Choose another model.");
    }
    return Optional.of(pack);
  }
}
