package framewright.effect;

import framewright.engine.Cancellation;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.engine.Graph;
import framewright.engine.Manifest;
import framewright.engine.ModelPack;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** One frame being rendered: what an effect may read, where it writes, and how it reports. Belongs to one thread. */
public final class EffectJob {
  /** The main clip of every effect. */
  public static final String SOURCE = "Source";

  private final RenderOrder order;
  private final Map<String, ParameterValue> parameters;
  private final Optional<ModelPack> pack;
  private final Function<String, ModelPack> packs;
  private final Engine engine;
  private final TensorCache cache;
  private final Cancellation cancellation;
  private final RenderListener listener;
  private final StageClock clock;
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Double> findings = new LinkedHashMap<>();

  EffectJob(
      RenderDesk desk,
      RenderPlan plan,
      RenderOrder order,
      Cancellation cancellation,
      RenderListener listener,
      StageClock clock) {
    this.order = order;
    this.parameters = plan.parameters();
    this.pack = plan.pack();
    this.packs = desk::installed;
    this.engine = desk.engine();
    this.cache = desk.cache();
    this.cancellation = cancellation;
    this.listener = listener;
    this.clock = clock;
  }

  /** Where models run. */
  public Device device() {
    return engine.device();
  }

  /** The time asked for, in frames of the clip. */
  public double time() {
    return order.time();
  }

  /** Pixels of this render per pixel of the full-size image: radii an artist thinks of in the full picture times this. */
  public double renderScale() {
    return order.renderScale();
  }

  /** All frames of a clip, earliest first. */
  public List<Frame> inputs(String clip) {
    return order.inputs(clip);
  }

  /** The frame of a clip nearest to the time asked for, if the clip is connected. */
  public Optional<Frame> input(String clip) {
    return order.nearest(clip);
  }

  /** The source frame at the time asked for, or nearest to it. */
  public Frame source() {
    return input(SOURCE)
        .orElseThrow(() -> FramewrightException.invalidRequest("No source frame came with the request. Connect the clip."));
  }

  /** Where the result goes; every pixel must be written. */
  public Frame output() {
    return order.output();
  }

  public double number(String parameter) {
    return ((ParameterValue.Scalar) value(parameter)).value();
  }

  public boolean flag(String parameter) {
    return number(parameter) != 0;
  }

  /** A choice's script name, or text. */
  public String text(String parameter) {
    return ((ParameterValue.Text) value(parameter)).value();
  }

  public List<Double> numbers(String parameter) {
    return ((ParameterValue.Numbers) value(parameter)).values();
  }

  /** Process resolution asked for: 1, 0.5 or 0.25. 1 where the effect does not offer it. */
  public double quality() {
    return parameters.containsKey(Quality.PARAMETER) ? Quality.scale(text(Quality.PARAMETER)) : 1;
  }

  /** The model pack of this render. */
  public ModelPack pack() {
    return pack.orElseThrow(
        () -> FramewrightException.modelUnavailable("No model is installed for this effect. Install one."));
  }

  /**
   * Another installed pack, for an effect that puts several to work.
   *
   * @throws FramewrightException MODEL_UNAVAILABLE when it is not installed or was refused
   */
  public ModelPack pack(String id) {
    return packs.apply(id);
  }

  /** A graph of the pack by role, loaded when first asked for; the time goes to the stage "load". */
  public Graph graph(String role) {
    return graph(pack(), role);
  }

  public Graph graph(ModelPack otherPack, String role) {
    cancellation.check();
    try (Stage stage = stage("load")) {
      return engine.graph(otherPack, role);
    }
  }

  /** A graph of the engine's own, as {@link Engine#builtIn} names them. */
  public Graph builtIn(String name) {
    try (Stage stage = stage("load")) {
      return engine.builtIn(name);
    }
  }

  /** The pack's main graph. */
  public Graph graph() {
    return graph(Manifest.MAIN);
  }

  /** Runs a graph until it ends or the render is cancelled; the time goes to the stage "infer". */
  public void run(Graph graph, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    run("infer", graph, inputs, outputs);
  }

  /** The same under a stage of the effect's own, as in "match" or "finish". */
  public void run(String stageName, Graph graph, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    try (Stage stage = stage(stageName)) {
      graph.run(inputs, outputs, cancellation);
    }
  }

  /**
   * Works on pieces of the frame side by side, each on one thread, with graphs of this render's pack; returns when all have
   * ended. A piece reads what nobody writes, and writes what is its own.
   */
  public void sideBySide(String stageName, List<Piece> pieces) {
    sideBySide(stageName, pack(), pieces);
  }

  /** The same with another pack's graphs. */
  public void sideBySide(String stageName, ModelPack otherPack, List<Piece> pieces) {
    try (Stage stage = stage(stageName)) {
      engine.sideBySide(pieces.stream().<IntConsumer>map(piece -> lane -> piece.work(
          (role, inputs, outputs) -> engine.graph(otherPack, role, lane).run(inputs, outputs, cancellation))).toList());
    }
  }

  /** A part of a frame. */
  public interface Piece {
    void work(Graphs graphs);
  }

  /** Runs graphs of a pack by role. */
  public interface Graphs {
    void run(String role, Map<String, Tensor> inputs, Map<String, Tensor> outputs);
  }

  /** Counts the time until the stage is closed. Stages do not nest. */
  public Stage stage(String name) {
    long start = System.nanoTime();
    return () -> clock.add(name, System.nanoTime() - start);
  }

  /** Derived things kept from frame to frame. */
  public TensorCache cache() {
    return cache;
  }

  public void progress(double fraction, String activity) {
    cancellation.check();
    listener.progress(fraction, activity);
  }

  /** Throws when the render is cancelled; call it between steps that are not graphs. */
  public void checkCancelled() {
    cancellation.check();
  }

  /** A sentence for the artist that does not fail the frame. */
  public void warning(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  /** A figure about the frame that a panel may show or a benchmark may read. */
  public void finding(String name, double value) {
    findings.put(name, value);
  }

  /** What was rendered, once {@link Effect#render} has returned. */
  RenderOutcome outcome() {
    return new RenderOutcome(
        clock.microseconds(), pack, engine.device().id(), List.copyOf(warnings), Map.copyOf(findings));
  }

  private ParameterValue value(String parameter) {
    ParameterValue value = parameters.get(parameter);
    if (value == null) {
      throw new IllegalArgumentException("the effect does not declare the parameter " + parameter);
    }
    return value;
  }

  /** Counts its time when closed. */
  public interface Stage extends AutoCloseable {
    @Override
    void close();
  }
}
