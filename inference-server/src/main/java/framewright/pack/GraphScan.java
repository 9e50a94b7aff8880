package framewright.pack;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Reads an ONNX file's bare bones before any runtime sees it, and says why it must not be loaded:
 * operators that are not the standard's or wait for each other, weights that lie in other files,
 * structures made to exhaust whoever reads them. It follows the format's field numbers and skips
 * what it need not know; it decodes no weight.
 */
final class GraphScan {
  private static final Set<String> STANDARD_DOMAINS = Set.of("", "ai.onnx");
  private static final int MOST_NODES = 50_000;
  private static final int DEEPEST = 16;
  private static final long MOST_ELEMENTS = Integer.MAX_VALUE;

  private final CodedInputStream file;
  private int nodes;
  private int depth;

  private GraphScan(ByteBuffer onnx) throws IOException {
    file = CodedInputStream.newInstance(new BufferStream(onnx));
    file.setSizeLimit(Integer.MAX_VALUE);
    file.pushLimit(onnx.remaining());
  }

  /** Why a graph was refused; the message is the end of a sentence. */
  static final class Refusal extends Exception {
    Refusal(String reason) {
      super(reason);
    }
  }

  /** Reads one field of a message, or skips it. */
  private interface Field {
    void read(int number, int tag) throws IOException, Refusal;
  }

  static void check(ByteBuffer onnx) throws Refusal {
    try {
      GraphScan scan = new GraphScan(onnx);
      scan.fields(scan::model);
      require(scan.nodes > 0, "it holds no graph");
    } catch (IOException e) {
      throw new Refusal("it is not an ONNX file");
    }
  }

  private void model(int number, int tag) throws IOException, Refusal {
    switch (number) {
      case 7 -> graph(tag);
      case 8 -> message(tag, this::operatorSet);
      case 20, 25 -> throw new Refusal("it holds training or functions of its own");
      default -> file.skipField(tag);
    }
  }

  private void operatorSet(int number, int tag) throws IOException, Refusal {
    if (number == 1) {
      requireStandard(string(tag));
    } else {
      file.skipField(tag);
    }
  }

  private void graph(int tag) throws IOException, Refusal {
    NodeOrder order = new NodeOrder();
    message(
        tag,
        (number, inner) -> {
          switch (number) {
            case 1 -> order.add(node(inner));
            case 5 -> tensor(inner);
            case 15 -> message(inner, this::sparseTensor);
            default -> file.skipField(inner);
          }
        });
    require(!order.hasCircle(), "its operators wait for each other");
  }

  private NodeOrder.Names node(int tag) throws IOException, Refusal {
    NodeOrder.Names names = new NodeOrder.Names();
    message(
        tag,
        (number, inner) -> {
          switch (number) {
            case 1 -> names.taken().add(string(inner));
            case 2 -> names.made().add(string(inner));
            case 4 ->
                require(
                    ++nodes <= MOST_NODES && !string(inner).isEmpty(), "it has too many operators");
            case 5 -> message(inner, this::attribute);
            case 7 -> requireStandard(string(inner));
            default -> file.skipField(inner);
          }
        });
    return names;
  }

  private void attribute(int number, int tag) throws IOException, Refusal {
    switch (number) {
      case 5, 10 -> tensor(tag);
      case 6, 11 -> graph(tag);
      case 22, 23 -> message(tag, this::sparseTensor);
      default -> file.skipField(tag);
    }
  }

  private void sparseTensor(int number, int tag) throws IOException, Refusal {
    if (number == 1 || number == 2) {
      tensor(tag);
    } else {
      file.skipField(tag);
    }
  }

  private void tensor(int tag) throws IOException, Refusal {
    Elements elements = new Elements();
    message(
        tag,
        (number, inner) -> {
          switch (number) {
            case 1 -> dimensions(inner, elements);
            case 13 -> throw new Refusal("its weights lie in another file");
            case 14 -> require(file.readInt64() == 0, "its weights lie in another file");
            default -> file.skipField(inner);
          }
        });
  }

  /** Repeated numbers come one by one or packed into one field. */
  private void dimensions(int tag, Elements elements) throws IOException, Refusal {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      elements.times(file.readInt64());
      return;
    }
    int outer = file.pushLimit(file.readRawVarint32());
    while (file.getBytesUntilLimit() > 0) {
      elements.times(file.readInt64());
    }
    file.popLimit(outer);
  }

  private String string(int tag) throws IOException, Refusal {
    requireDelimited(tag);
    return file.readString();
  }

  private void message(int tag, Field field) throws IOException, Refusal {
    requireDelimited(tag);
    require(++depth <= DEEPEST, "its parts are nested too deeply");
    int outer = file.pushLimit(file.readRawVarint32());
    fields(field);
    file.popLimit(outer);
    depth--;
  }

  private void fields(Field field) throws IOException, Refusal {
    for (int tag = file.readTag(); tag != 0; tag = file.readTag()) {
      field.read(WireFormat.getTagFieldNumber(tag), tag);
    }
  }

  private static void requireDelimited(int tag) throws Refusal {
    boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    require(delimited, "it is not an ONNX file");
  }

  private static void requireStandard(String domain) throws Refusal {
    require(
        STANDARD_DOMAINS.contains(domain),
        "it uses operators that are not part of the ONNX standard");
  }

  private static void require(boolean holds, String otherwise) throws Refusal {
    if (!holds) {
      throw new Refusal(otherwise);
    }
  }

  /** Counts a tensor's elements and stops where no honest file goes. */
  private static final class Elements {
    private long count = 1;

    void times(long dimension) throws Refusal {
      require(dimension >= 0 && dimension <= MOST_ELEMENTS, "it holds a tensor of impossible size");
      count *= dimension;
      require(count <= MOST_ELEMENTS, "it holds a tensor of impossible size");
    }
  }
}
