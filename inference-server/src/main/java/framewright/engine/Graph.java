package framewright.engine;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;

/** A loaded graph. Reads and writes tensors where they lie; nothing is copied. One run at a time. */
public final class Graph implements AutoCloseable {
  private final OrtSession session;
  private final GraphPorts ports;
  private final PinnedBlock block;
  private final Model model;
  private final Predictor<Run, Void> predictor;

  Graph(OrtSession session, String name) {
    this.session = session;
    this.ports = GraphPorts.of(session, name);
    this.block = new PinnedBlock(session);
    this.model = Model.newInstance(name, ai.djl.Device.cpu(), Runtimes.DJL_ENGINE);
    model.setBlock(block);
    this.predictor = model.newPredictor(new InPlace());
  }

  /** What it reads and writes. */
  public GraphPorts ports() {
    return ports;
  }

  /** Runs to the end. */
  public void run(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    run(inputs, outputs, new Cancellation());
  }

  /**
   * Runs the graph. Inputs it does not have are left out, so one caller can serve graphs with and without an option.
   *
   * @throws framewright.error.FramewrightException CANCELLED, at the next layer after the cancellation; UNSUPPORTED when the
   *     graph does not take tensors of these sizes; OUT_OF_MEMORY; else INTERNAL
   */
  public synchronized void run(Map<String, Tensor> inputs, Map<String, Tensor> outputs, Cancellation cancellation) {
    cancellation.check();
    Map<String, Tensor> known = known(inputs);
    ports.requireFit(known, outputs);
    try (OrtSession.RunOptions options = new OrtSession.RunOptions();
        Cancellation.Scope scope = cancellation.during(() -> terminate(options))) {
      block.nextRun(options);
      predictor.predict(new Run(known, outputs));
    } catch (OrtException | TranslateException | RuntimeException e) {
      cancellation.check();
      throw GraphErrors.translate(e);
    }
  }

  @Override
  public synchronized void close() {
    predictor.close();
    model.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw GraphErrors.translate(e);
    }
  }

  private Map<String, Tensor> known(Map<String, Tensor> inputs) {
    Map<String, Tensor> known = new HashMap<>(inputs);
    known.keySet().retainAll(ports.inputs().keySet());
    return known;
  }

  private static void terminate(OrtSession.RunOptions options) {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw GraphErrors.translate(e);
    }
  }

  /** What one run reads and writes. */
  private record Run(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {}

  /** Lends the tensors to DJL for the length of one run. */
  private static final class InPlace implements NoBatchifyTranslator<Run, Void> {
    @Override
    public NDList processInput(TranslatorContext context, Run run) {
      NDList list = new NDList();
      run.inputs().forEach((name, tensor) -> list.add(lend(context.getNDManager(), name, tensor)));
      run.outputs().forEach((name, tensor) -> list.add(lend(context.getNDManager(), name, tensor)));
      return list;
    }

    @Override
    public Void processOutput(TranslatorContext context, NDList list) {
      return null;
    }

    private static NDArray lend(NDManager manager, String name, Tensor tensor) {
      NDArray array = manager.create(tensor.bytes(), new Shape(tensor.shape()), DataType.FLOAT32);
      array.setName(name);
      return array;
    }
  }
}
