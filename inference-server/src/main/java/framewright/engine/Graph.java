package framewright.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;

/**
 * A loaded graph. Reads and writes tensors where they lie; nothing is copied. One run at a time.
 */
public final class Graph implements AutoCloseable {
  private final OrtSession session;
  private final GraphPorts ports;
  private final PinnedBlock block;
  private final NDManager lender;
  private final ParameterStore noParameters;

  /** The session belongs to the graph only when this returns. */
  Graph(OrtSession session, String name) {
    this.session = session;
    this.ports = GraphPorts.of(session, name);
    this.block = new PinnedBlock(session);
    this.lender = NDManager.newBaseManager(Device.cpu(), Runtimes.DJL_ENGINE);
    this.noParameters = new ParameterStore(lender, false);
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
   * Runs the graph. Inputs it does not have are left out, so one caller can serve graphs with and
   * without an option.
   *
   * @throws framewright.error.FramewrightException CANCELLED, at the next layer after the
   *     cancellation; UNSUPPORTED when the graph does not take tensors of these sizes;
   *     OUT_OF_MEMORY; else INTERNAL
   */
  public synchronized void run(
      Map<String, Tensor> inputs, Map<String, Tensor> outputs, Cancellation cancellation) {
    cancellation.check();
    Map<String, Tensor> known = known(inputs);
    ports.requireFit(known, outputs);
    try (OrtSession.RunOptions options = new OrtSession.RunOptions();
        Cancellation.Scope scope = cancellation.during(() -> terminate(options));
        NDList lent = lent(known, outputs)) {
      block.nextRun(options);
      block.forward(noParameters, lent, false);
    } catch (OrtException | RuntimeException e) {
      cancellation.check();
      throw GraphErrors.translate(e);
    }
  }

  @Override
  public synchronized void close() {
    lender.close();
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

  /** The tensors as DJL takes them, for the length of one run. */
  private NDList lent(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    NDList lent = new NDList();
    inputs.forEach((name, tensor) -> lent.add(lent(name, tensor)));
    outputs.forEach((name, tensor) -> lent.add(lent(name, tensor)));
    return lent;
  }

  private NDArray lent(String name, Tensor tensor) {
    NDArray array = lender.create(tensor.bytes(), new Shape(tensor.shape()), DataType.FLOAT32);
    array.setName(name);
    return array;
  }
}
