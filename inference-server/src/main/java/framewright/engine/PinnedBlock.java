package framewright.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.ParameterList;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * DJL's view of a session whose outputs are pinned: the list that goes forward holds inputs and
 * outputs alike, by name, and the outputs are written where they lie. DJL's own block would
 * allocate each output and copy it twice more.
 */
final class PinnedBlock extends AbstractSymbolBlock {
  private final OrtSession session;
  private final Set<String> fed;
  private OrtSession.RunOptions runOptions;

  PinnedBlock(OrtSession session) {
    this.session = session;
    this.fed = session.getInputNames();
  }

  /** Options of the next run; one run at a time. */
  void nextRun(OrtSession.RunOptions options) {
    runOptions = options;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputsAndOutputs,
      boolean training,
      PairList<String, Object> params) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    Map<String, OnnxTensor> outputs = new HashMap<>();
    for (NDArray array : inputsAndOutputs) {
      Map<String, OnnxTensor> side = fed.contains(array.getName()) ? inputs : outputs;
      side.put(array.getName(), ((OrtNDArray) array).getTensor());
    }
    try (OrtSession.Result result = session.run(inputs, Set.of(), outputs, runOptions)) {
      return new NDList();
    } catch (OrtException e) {
      throw new GraphFailure(e);
    }
  }

  @Override
  public ParameterList getDirectParameters() {
    return new ParameterList();
  }

  @Override
  public void removeLastBlock() {
    throw new UnsupportedOperationException("the last block of a graph is part of it");
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[0];
  }

  /** Carries ONNX Runtime's complaint through DJL, which declares none. */
  static final class GraphFailure extends RuntimeException {
    GraphFailure(OrtException cause) {
      super(cause);
    }
  }
}
