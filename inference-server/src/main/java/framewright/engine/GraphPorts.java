package framewright.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import framewright.error.FramewrightException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inputs and outputs a graph declares: name to shape, -1 where any size is taken. In the
 * graph's own order.
 */
public record GraphPorts(String graph, Map<String, long[]> inputs, Map<String, long[]> outputs) {

  static GraphPorts of(OrtSession session, String graph) {
    try {
      return new GraphPorts(graph, shapes(session.getInputInfo()), shapes(session.getOutputInfo()));
    } catch (OrtException e) {
      throw GraphErrors.translate(e);
    }
  }

  /**
   * Refuses tensors the graph does not take, in words for a person; the runtime would do it in its
   * own.
   */
  void requireFit(Map<String, Tensor> given, Map<String, Tensor> taken) {
    for (Map.Entry<String, long[]> input : inputs.entrySet()) {
      Tensor tensor = given.get(input.getKey());
      if (tensor == null) {
        throw unsupported(
            "needs an input \""
                + input.getKey()
                + "\" that is not connected or not known to this effect");
      }
      requireFit(input.getKey(), input.getValue(), tensor);
    }
    for (Map.Entry<String, Tensor> output : taken.entrySet()) {
      if (!outputs.containsKey(output.getKey())) {
        throw unsupported("has no output \"" + output.getKey() + "\"");
      }
      requireFit(output.getKey(), outputs.get(output.getKey()), output.getValue());
    }
  }

  private void requireFit(String name, long[] declared, Tensor tensor) {
    long[] actual = tensor.shape();
    boolean anyShape = declared.length == 0;
    if (anyShape) {
      return;
    }
    boolean fits = declared.length == actual.length;
    for (int i = 0; fits && i < declared.length; i++) {
      fits = declared[i] < 0 || declared[i] == actual[i];
    }
    if (!fits) {
      throw unsupported(
          "takes \""
              + name
              + "\" as "
              + Arrays.toString(declared)
              + ", not as "
              + Arrays.toString(actual));
    }
  }

  private FramewrightException unsupported(String what) {
    return FramewrightException.unsupported(
        "The model " + graph + " " + what + ". Choose another size or another model.");
  }

  private static Map<String, long[]> shapes(Map<String, NodeInfo> nodes) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    nodes.forEach((name, node) -> shapes.put(name, shape(name, node)));
    return shapes;
  }

  private static long[] shape(String name, NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
      return tensor.getShape();
    }
    throw FramewrightException.modelUnavailable(
        "The model was refused: its \""
            + name
            + "\" is not a tensor of 32-bit floats. Choose another model.");
  }
}
