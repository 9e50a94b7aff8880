package framewright.pack;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes small ONNX files by field number, honest and hostile ones alike. */
public final class TestOnnx {
  private static final int FLOAT = 1;

  private TestOnnx() {}

  /** A model of one graph with the standard operators of opset 17. */
  public static byte[] model(byte[]... graphFields) {
    return join(
        varint(1, 8), field(7, join(text(2, "test"), join(graphFields))), standardOperators());
  }

  public static byte[] standardOperators() {
    return operatorSet("", 17);
  }

  public static byte[] operatorSet(String domain, long version) {
    return field(8, join(text(1, domain), varint(2, version)));
  }

  public static byte[] node(String type, String input, String output, byte[]... more) {
    return field(1, join(text(1, input), text(2, output), text(4, type), join(more)));
  }

  /** A picture in or out of any size: [?, ?, 4]. */
  public static byte[] picture(int port, String name) {
    return port(port, name, -1, -1, 4);
  }

  public static byte[] input(String name, long... dimensions) {
    return port(11, name, dimensions);
  }

  public static byte[] output(String name, long... dimensions) {
    return port(12, name, dimensions);
  }

  private static byte[] port(int port, String name, long... dimensions) {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (long dimension : dimensions) {
      shape.writeBytes(
          field(1, dimension < 0 ? text(2, "d" + shape.size()) : varint(1, dimension)));
    }
    byte[] type = field(1, join(varint(1, FLOAT), field(2, shape.toByteArray())));
    return field(port, join(text(1, name), field(2, type)));
  }

  /** A weight with its values in the file. */
  public static byte[] weight(String name, long[] dimensions, float... values) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (long dimension : dimensions) {
      tensor.writeBytes(varint(1, dimension));
    }
    java.nio.ByteBuffer raw =
        java.nio.ByteBuffer.allocate(values.length * Float.BYTES)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    tensor.writeBytes(join(varint(2, FLOAT), text(8, name), field(9, raw.array())));
    return field(5, tensor.toByteArray());
  }

  /** A field of text: number 1 gives a node a further input. */
  public static byte[] text(int number, String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] varint(int number, long value) {
    return write(out -> out.writeInt64(number, value));
  }

  public static byte[] field(int number, byte[] content) {
    return write(
        out -> {
          out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
          out.writeUInt32NoTag(content.length);
          out.writeRawBytes(content);
        });
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }
}
