package framewright.effect;

import framewright.engine.Cancellation;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.pack.Manifest;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What one render may run: the graphs of its pack, and of others. They are loaded when first asked
 * for and run until it is cancelled.
 */
public final class Graphs {
  private final Engine engine;
  private final ModelLibrary models;
  private final Optional<ModelPack> pack;
  private final Cancellation cancellation;
  private final Report report;

  /**
   * The graphs of a render.
   *
   * @param report hears where the time went
   */
  public Graphs(
      Engine engine,
      ModelLibrary models,
      Optional<ModelPack> pack,
      Cancellation cancellation,
      Report report) {
    this.engine = engine;
    this.models = models;
    this.pack = pack;
    this.cancellation = cancellation;
    this.report = report;
  }

  /** Where they run. */
  public Device device() {
    return engine.device();
  }

  /** Has this render a model pack? */
  public boolean hasPack() {
    return pack.isPresent();
  }

  /** The model pack of this render. */
  public ModelPack pack() {
    return pack.orElseThrow(
        () ->
            FramewrightException.modelUnavailable(
                "No model is installed for this effect. Install one."));
  }

  /**
   * Another installed pack, for an effect that puts several to work.
   *
   * @throws FramewrightException MODEL_UNAVAILABLE when it is not installed or was refused
   */
  public ModelPack pack(String id) {
    return models.pack(id);
  }

  /** The pack's main graph. */
  public Graph graph() {
    return graph(Manifest.MAIN);
  }

  /** A graph of the pack by role; the time to load it goes to the stage "load". */
  public Graph graph(String role) {
    return graph(pack(), role);
  }

  public Graph graph(ModelPack otherPack, String role) {
    report.lookUp();
    try (Report.Stage stage = report.stage("load")) {
      return engine.graph(otherPack, role);
    }
  }

  /** A graph of the engine's own, as {@link Engine#builtIn} names them. */
  public Graph builtIn(String name) {
    try (Report.Stage stage = report.stage("load")) {
      return engine.builtIn(name);
    }
  }

  /** Runs a graph until it ends or the render is cancelled; the time goes to the stage "infer". */
  public void run(Graph graph, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    run("infer", graph, inputs, outputs);
  }

  /** A graph of the pack by role, under a stage of the effect's own, as in "match" or "finish". */
  public void run(
      String stageName, String role, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    run(stageName, graph(role), inputs, outputs);
  }

  public void run(
      String stageName, Graph graph, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    report.lookUp();
    try (Report.Stage stage = report.stage(stageName)) {
      graph.run(inputs, outputs, cancellation);
    }
  }

  /**
   * Works on pieces of the frame side by side, each on one thread, with graphs of a pack; returns
   * when all have ended. A piece reads what nobody writes, and writes what is its own.
   */
  public void sideBySide(String stageName, ModelPack otherPack, List<Piece> pieces) {
    sideBySide(stageName, () -> otherPack, pieces);
  }

  /** The same with graphs of the render's pack, if it has one. */
  public void sideBySide(String stageName, List<Piece> pieces) {
    sideBySide(stageName, this::pack, pieces);
  }

  private void sideBySide(String stageName, Supplier<ModelPack> runs, List<Piece> pieces) {
    try (Report.Stage stage = report.stage(stageName)) {
      engine.sideBySide(
          pieces.stream()
              .<IntConsumer>map(
                  piece ->
                      thread ->
                          piece.work(
                              (role, inputs, outputs) -> {
                                report.lookUp();
                                engine
                                    .graph(runs.get(), role, thread)
                                    .run(inputs, outputs, cancellation);
                              }))
              .toList());
    }
  }

  /** A part of a frame. */
  public interface Piece {
    void work(Runner runner);
  }

  /** Runs graphs of a pack by role, on its own thread. */
  public interface Runner {
    void run(String role, Map<String, Tensor> inputs, Map<String, Tensor> outputs);
  }
}
