package framewright.rendering;

import framewright.effect.Compute;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits renders, and runs those that were admitted. It may do so before its devices are open: what
 * comes early waits.
 */
public final class Renderer {
  private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);
  private static final String SPARED =
      "Memory ran out at first: this frame was made in smaller pieces, which takes longer. Close other applications.";
  private static final String TOO_LITTLE_MEMORY =
      " has too little memory for this frame, and the CPU made it. Close other applications that use the device.";
  private static final String NO_GRAPHICS_DEVICE =
      "Compute on is GPU, and the CPU made this frame: the server has no graphics device. ";

  private final Stations stations;
  private final ModelLibrary models;
  private final Effects effects;

  public Renderer(Stations stations, ModelLibrary models, Effects effects) {
    this.stations = stations;
    this.models = models;
    this.effects = effects;
  }

  /** With one device, which renders everything. */
  public Renderer(
      CompletableFuture<Engine> engine,
      ModelLibrary models,
      Effects effects,
      TensorCache cache,
      DeviceWorker worker) {
    this(Stations.of(new Station(engine, worker, cache)), models, effects);
  }

  /**
   * Checks what can be checked without pixels, and takes a place in the queue.
   *
   * @param model empty for the effect's default
   * @throws FramewrightException BUSY at once when the queue is full
   */
  public Ticket admit(
      String effectId, String model, Map<String, ParameterValue> requested, Priority priority) {
    stations.first().open();
    Effect effect = effects.named(effectId);
    Optional<ModelPack> pack = pack(effect, model);
    ParameterSet declared =
        ParameterSet.of(effect.panel())
            .and(pack.map(Panels::of).map(ParameterSet::of).orElse(ParameterSet.none()));
    Parameters parameters = declared.resolve(requested);
    Station station = stations.forFrame(parameters.compute());
    return new Ticket(
        station.worker(), priority, ticket -> render(station, effect, pack, parameters, ticket));
  }

  /**
   * How it is at this moment.
   *
   * @param devices those that are open, the first of the server's list first
   */
  public record Now(List<Device> devices, List<String> loadedModels, DeviceWorker.Places places) {}

  /** Does not wait for anything. */
  public Now now() {
    List<Device> devices =
        stations.all().stream().flatMap(station -> station.device().stream()).toList();
    return new Now(devices, stations.loadedModels(), stations.places());
  }

  /** Where renders run, if that is known soon enough. */
  public Optional<Device> device(Duration patience) {
    return stations.first().openWithin(patience).map(Engine::device);
  }

  /** Runs the action once renders need not wait any more: never when the engine fails to open. */
  public void whenOpen(Runnable action) {
    stations.first().whenOpen(action);
  }

  /**
   * Gives back what only a next frame would want; that frame then takes a little longer. For a
   * server nobody calls.
   */
  public void rest() {
    stations.all().forEach(Station::rest);
  }

  /**
   * Does a piece of work that nobody waits for, once no frame is on its device; the next frame
   * cancels it.
   *
   * @param piece must not keep graphs of the engine
   */
  public <T> T whenQuiet(BiFunction<Engine, Cancellation, T> piece) throws InterruptedException {
    return stations.first().whenQuiet(piece);
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
      Station station,
      Effect effect,
      Optional<ModelPack> pack,
      Parameters parameters,
      Ticket ticket) {
    Station made = make(station, effect, pack, parameters, ticket);
    Device device = station.open().device();
    if (parameters.compute() == Compute.GRAPHICS_DEVICE && device.isCpu()) {
      ticket.report().warning(NO_GRAPHICS_DEVICE + device.reason());
    }
    return ticket.report().finished(pack, made.open().device());
  }

  /**
   * A frame that is too large for its device's memory is made by the CPU, in the machine's.
   *
   * @return who made it
   */
  private Station make(
      Station station,
      Effect effect,
      Optional<ModelPack> pack,
      Parameters parameters,
      Ticket ticket) {
    try {
      makeThere(station, effect, pack, parameters, ticket);
      return station;
    } catch (FramewrightException e) {
      Device device = station.open().device();
      if (e.kind() != ErrorKind.OUT_OF_MEMORY || device.isCpu()) {
        throw e;
      }
      LOG.warn("{} The CPU takes the frame", e.getMessage());
      ticket.report().warning(device.name() + TOO_LITTLE_MEMORY);
    }
    Station cpu = stations.forFrame(Compute.CPU);
    makeThere(cpu, effect, pack, parameters, ticket);
    return cpu;
  }

  private void makeThere(
      Station station,
      Effect effect,
      Optional<ModelPack> pack,
      Parameters parameters,
      Ticket ticket) {
    FrameFormat format = ticket.output().format();
    Engine open = station.open();
    station.held().begin(open, format, parameters.quality());
    Optional<FatalModels.Run> run =
        pack.flatMap(model -> models.run(model, (long) format.width() * format.height()));
    try {
      Losses.outlive(
          open,
          ticket.report()::warning,
          () -> {
            render(station, effect, work(station, pack, parameters, ticket));
            return effect;
          });
      run.ifPresent(FatalModels.Run::survived);
    } finally {
      run.ifPresent(FatalModels.Run::close); // What ends the server before is told to the next one.
      station.held().end();
    }
  }

  private Work work(
      Station station, Optional<ModelPack> pack, Parameters parameters, Ticket ticket) {
    Graphs graphs =
        new Graphs(station.open(), models, pack, ticket.cancellation(), ticket.report());
    return new Work(
        ticket.inputs(),
        ticket.output(),
        parameters,
        graphs,
        station.cache(),
        ticket.report(),
        false);
  }

  /**
   * A frame for which memory ran out is tried once more: with nothing else held, in small pieces.
   */
  private void render(Station station, Effect effect, Work work) {
    try {
      draw(effect, work);
      return;
    } catch (FramewrightException e) {
      if (e.kind() != ErrorKind.OUT_OF_MEMORY) {
        throw e;
      }
      LOG.warn("Memory ran out: {} Trying once more in small pieces", e.getMessage());
    }
    station.held().giveBack(station.open(), 1);
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
