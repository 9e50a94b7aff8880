package framewright.rpc;

import framewright.effect.Inputs;
import framewright.effect.TensorCache;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.ContentId;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.v1.Chunk;
import framewright.v1.RegionPlace;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the frames of one render together: those in regions are lent, those that were streamed
 * before are found again by their content, the rest are received. Owns what it brought until
 * closed.
 */
final class RenderFrames implements AutoCloseable {
  private static final String PIXELS = "pixels";

  private final Header header;
  private final Connection connection;
  private final TensorCache streamed;
  private final Frame[] inputs;
  private final Deque<Integer> wanted = new ArrayDeque<>();
  private final List<AutoCloseable> owned = new ArrayList<>();
  private IncomingFrame arriving;
  private Optional<Tensor> outgoing = Optional.empty();

  /** Receives nothing yet. Must be closed even when it throws on {@link #open}. */
  RenderFrames(Header header, Connection connection, TensorCache streamed) {
    this.header = header;
    this.connection = connection;
    this.streamed = streamed;
    this.inputs = new Frame[header.inputs().size()];
  }

  /** Lends and finds what can be, and keeps room for what will come and go in the stream. */
  void open() {
    for (int i = 0; i < inputs.length; i++) {
      openInput(i);
    }
    long streamedBytes =
        wanted.stream().mapToLong(index -> header.inputs().get(index).format().bytes()).sum();
    if (header.output().region().isEmpty()) {
      streamedBytes += header.output().format().bytes();
    }
    owned.add(connection.forStreamed(streamedBytes));
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
    Header.Input input = header.inputs().get(index);
    if (arriving == null) {
      arriving = new IncomingFrame(index, input.format());
    }
    if (arriving.take(chunk)) {
      wanted.removeFirst();
      inputs[index] = frame(input, keep(input, arriving.tensor()).bytes());
      arriving = null;
    }
  }

  /** What the effect may look at, once complete. */
  Inputs inputs() {
    return new Inputs(header.time(), header.renderScale(), List.of(inputs));
  }

  /** Where the result goes; allocated when it travels in the stream. */
  Frame output() {
    FrameFormat format = header.output().format();
    ByteBuffer pixels =
        header
            .output()
            .region()
            .map(region -> lend(region, format))
            .orElseGet(() -> allocated(format));
    return new Frame("Output", header.time(), format, Optional.empty(), pixels);
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

  private void openInput(int index) {
    Header.Input input = header.inputs().get(index);
    Optional<ByteBuffer> pixels =
        input.region().map(region -> lend(region, input.format())).or(() -> streamedBefore(input));
    pixels.ifPresentOrElse(there -> inputs[index] = frame(input, there), () -> wanted.add(index));
  }

  private Optional<ByteBuffer> streamedBefore(Header.Input input) {
    Optional<TensorCache.Lease> held =
        input.contentId().flatMap(id -> streamed.held(key(id, input.format())));
    held.ifPresent(owned::add);
    return held.map(lease -> lease.tensor(PIXELS).bytes());
  }

  private static Frame frame(Header.Input input, ByteBuffer pixels) {
    return new Frame(input.clip(), input.time(), input.format(), input.contentId(), pixels);
  }

  private ByteBuffer lend(RegionPlace place, FrameFormat format) {
    Connection.Use use = connection.use(place.getRegion(), place.getOffset(), format.bytes());
    owned.add(use);
    return use.pixels();
  }

  private ByteBuffer allocated(FrameFormat format) {
    Tensor tensor = Tensor.allocate(format.height(), format.width(), FrameFormat.CHANNELS);
    owned.add(tensor);
    outgoing = Optional.of(tensor);
    return tensor.bytes();
  }

  /**
   * A frame whose content is named is kept for later renders; another lives as long as this one.
   */
  private Tensor keep(Header.Input input, Tensor tensor) {
    if (input.contentId().isEmpty()) {
      owned.add(tensor);
      return tensor;
    }
    TensorCache.Lease lease =
        streamed.lease(key(input.contentId().get(), input.format()), () -> Map.of(PIXELS, tensor));
    owned.add(lease);
    return lease.tensor(PIXELS);
  }

  /**
   * Only the client that sent a frame finds it again: no other has to believe its word for the
   * content.
   */
  private List<Object> key(ContentId id, FrameFormat format) {
    return List.of(connection, id, format.width(), format.height());
  }
}
