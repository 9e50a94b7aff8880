package framewright.pack;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Gives a graph the weights that it names and does not hold. They follow behind its file: a message
 * that comes twice is one with the fields of both, so that nothing of the graph has to be read.
 */
public final class OnnxWeights {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int TENSOR_DIMENSIONS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_BYTES = 9;
  private static final int FLOAT = 1;

  private OnnxWeights() {}

  /** The file of a model whose graph has one more weight, a vector. */
  public static byte[] with(byte[] onnx, String name, float[] weights) {
    ByteBuffer numbers =
        ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    numbers.asFloatBuffer().put(weights);
    byte[] tensor =
        written(
            out -> {
              out.writeInt64(TENSOR_DIMENSIONS, weights.length);
              out.writeInt32(TENSOR_TYPE, FLOAT);
              out.writeString(TENSOR_NAME, name);
              out.writeByteArray(TENSOR_BYTES, numbers.array());
            });
    byte[] graph = written(out -> message(out, GRAPH_INITIALIZER, tensor));
    return written(
        out -> {
          out.writeRawBytes(onnx);
          message(out, MODEL_GRAPH, graph);
        });
  }

  private static void message(CodedOutputStream out, int number, byte[] content)
      throws IOException {
    out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(content.length);
    out.writeRawBytes(content);
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of memory: it does not come
    }
    return bytes.toByteArray();
  }
}
