package framewright.rpc;

import framewright.effect.RenderOrder;
import framewright.effect.TensorCache;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.ContentId;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.v1.Chunk;
import framewright.v1.InputFrame;
import framewright.v1.OutputFrame;
import framewright.v1.RegionPlace;
import framewright.v1.RenderHeader;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the frames of one render together: those in regions are lent, those that were streamed before are found again by
 * their content, the rest are received. Owns what it brought until closed.
 */
final class FrameIntake implements AutoCloseable {
  private static final String PIXELS = "pixels";

  private final RenderHeader header;
  private final Connection connection;
  private final TensorCache streamed;
  private final Frame[] inputs;
  private final Deque<Integer> wanted = new ArrayDeque<>();
  private final List<AutoCloseable> owned = new ArrayList<>();
  private IncomingFrame arriving;
  private Optional<Tensor> outgoing = Optional.empty();

  /** Checks every place; receives nothing yet. Must be closed even when it throws on {@link #open}. */
  FrameIntake(RenderHeader header, Connection connection, TensorCache streamed) {
    this.header = header;
    this.connection = connection;
    this.streamed = streamed;
    this.inputs = new Frame[header.getInputsCount()];
  }

  void open() {
    List<FrameFormat> formats = header.getInputsList().stream().map(input -> HeaderReader.format(input.getFormat())).toList();
    FrameFormat output = HeaderReader.format(header.getOutput().getFormat());
    for (int i = 0; i < inputs.length; i++) {
      openInput(i, formats.get(i));
    }
    long streamedBytes = wanted.stream().mapToLong(index -> formats.get(index).bytes()).sum();
    if (header.getOutput().getPlace().hasInStream()) {
      streamedBytes += output.bytes();
    }
    owned.add(connection.forStreamed(streamedBytes));
  }

  /** True when at least one input does not lie in a region: the client then waits for a want, even an empty one. */
  boolean expectsWant() {
    return header.getInputsList().stream().anyMatch(input -> input.getPlace().hasInStream());
  }

  /** Indices of the inputs whose pixels the client must send, in this order. */
  List<Integer> wanted() {
    return List.copyOf(wanted);
  }

  /** True when every input is there. */
  boolean complete() {
    return wanted.isEmpty();
  }

  void take(Chunk chunk) {
    if (complete()) {
      throw FramewrightException.invalidRequest("Pixels came that nobody asked for.");
    }
    int index = wanted.getFirst();
    FrameFormat format = HeaderReader.format(header.getInputs(index).getFormat());
    if (arriving == null) {
      arriving = new IncomingFrame(index, format);
    }
    if (arriving.take(chunk)) {
      wanted.removeFirst();
      inputs[index] = frame(index, format, keep(index, format, arriving.tensor()).bytes());
      arriving = null;
    }
  }

  /** The order, once complete; allocates the output when it travels in the stream. */
  RenderOrder order() {
    OutputFrame output = header.getOutput();
    FrameFormat format = HeaderReader.format(output.getFormat());
    ByteBuffer pixels = switch (output.getPlace().getPlaceCase()) {
      case REGION -> lend(output.getPlace().getRegion(), format);
      case IN_STREAM -> outgoing(format);
      case PLACE_NOT_SET -> throw noPlace();
    };
    Frame target = new Frame("Output", header.getTime(), format, Optional.empty(), pixels);
    return new RenderOrder(header.getTime(), HeaderReader.renderScale(header), List.of(inputs), target);
  }

  /** The result's pixels when they travel in the stream. */
  Optional<Tensor> outgoing() {
    return outgoing;
  }

  @Override
  public void close() {
    if (arriving != null) {
      arriving.close();
      arriving = null;
    }
    for (AutoCloseable thing : owned) {
      try {
        thing.close();
      } catch (Exception e) {
        throw FramewrightException.internal("A frame's memory could not be freed.", e);
      }
    }
    owned.clear();
  }

  private void openInput(int index, FrameFormat format) {
    InputFrame input = header.getInputs(index);
    switch (input.getPlace().getPlaceCase()) {
      case REGION -> inputs[index] = frame(index, format, lend(input.getPlace().getRegion(), format));
      case IN_STREAM -> openStreamed(index, format);
      case PLACE_NOT_SET -> throw noPlace();
    }
  }

  private void openStreamed(int index, FrameFormat format) {
    Optional<TensorCache.Lease> held = contentId(index).flatMap(id -> streamed.held(key(id, format)));
    if (held.isEmpty()) {
      wanted.add(index);
      return;
    }
    owned.add(held.get());
    inputs[index] = frame(index, format, held.get().tensor(PIXELS).bytes());
  }

  private Frame frame(int index, FrameFormat format, ByteBuffer pixels) {
    InputFrame input = header.getInputs(index);
    return new Frame(input.getClip(), input.getTime(), format, contentId(index), pixels);
  }

  private ByteBuffer lend(RegionPlace place, FrameFormat format) {
    Connection.Use use = connection.use(place.getRegion(), place.getOffset(), format.bytes());
    owned.add(use);
    return use.pixels();
  }

  private ByteBuffer outgoing(FrameFormat format) {
    Tensor tensor = Tensor.allocate(format.height(), format.width(), FrameFormat.CHANNELS);
    owned.add(tensor);
    outgoing = Optional.of(tensor);
    return tensor.bytes();
  }

  /** A frame whose content is named is kept for later renders; another lives as long as this one. */
  private Tensor keep(int index, FrameFormat format, Tensor tensor) {
    Optional<ContentId> id = contentId(index);
    if (id.isEmpty()) {
      owned.add(tensor);
      return tensor;
    }
    TensorCache.Lease lease = streamed.lease(key(id.get(), format), () -> Map.of(PIXELS, tensor));
    owned.add(lease);
    return lease.tensor(PIXELS);
  }

  /** Only the client that sent a frame finds it again: no other has to believe its word for the content. */
  private List<Object> key(ContentId id, FrameFormat format) {
    return List.of(connection, id, format.width(), format.height());
  }

  private Optional<ContentId> contentId(int index) {
    return HeaderReader.contentId(header.getInputs(index).getContentId());
  }

  private static FramewrightException noPlace() {
    return FramewrightException.invalidRequest("A frame of a request has no place.");
  }
}
