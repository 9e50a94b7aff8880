package framewright.rpc;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import framewright.bridge.memory.SharedRegion;
import framewright.v1.Chunk;
import framewright.v1.CreateRegionRequest;
import framewright.v1.CreateRegionResponse;
import framewright.v1.FrameReport;
import framewright.v1.InferenceGrpc;
import framewright.v1.RenderHeader;
import framewright.v1.RenderRequest;
import framewright.v1.RenderResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A client as the contract describes one. */
final class TestClient {
  private static final int CHUNK_BYTES = 1 << 20;

  final InferenceGrpc.InferenceBlockingStub calls;
  private final InferenceGrpc.InferenceStub stub;
  private final long deadlineMillis;

  TestClient(ManagedChannel channel) {
    this(channel, 60_000);
  }

  /** A client whose renders end after some time. */
  TestClient(ManagedChannel channel, long deadlineMillis) {
    this.deadlineMillis = deadlineMillis;
    calls = InferenceGrpc.newBlockingStub(channel);
    stub = InferenceGrpc.newStub(channel);
  }

  CreateRegionResponse createRegion(long bytes) {
    return calls.createRegion(CreateRegionRequest.newBuilder().setBytes(bytes).build());
  }

  static SharedRegion map(CreateRegionResponse region) {
    return SharedRegion.open(region.getPath(), region.getBytes());
  }

  /** Renders and waits; the status of a failure is thrown. */
  Answer render(RenderHeader header, ByteBuffer... streamedInputs) {
    try {
      return begin(header, streamedInputs).answer.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (StatusRuntimeException) e.getCause();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Status failureOf(RenderHeader header, ByteBuffer... streamedInputs) {
    try {
      render(header, streamedInputs);
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
    throw new AssertionError("the render did not fail");
  }

  /** Begins a render: sends the header, and each wanted input when asked. */
  @CanIgnoreReturnValue
  Call begin(RenderHeader header, ByteBuffer... streamedInputs) {
    Call call = new Call(streamedInputs);
    stub.withDeadlineAfter(deadlineMillis, TimeUnit.MILLISECONDS).render(call);
    call.client.onNext(RenderRequest.newBuilder().setHeader(header).build());
    return call;
  }

  /** What came back. */
  record Answer(FrameReport report, List<Integer> wanted, ByteBuffer pixels, int progresses) {}

  /** One render under way. */
  static final class Call implements ClientResponseObserver<RenderRequest, RenderResponse> {
    final CompletableFuture<Answer> answer = new CompletableFuture<>();
    ClientCallStreamObserver<RenderRequest> client;
    private final ByteBuffer[] inputs;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Integer> wanted = new ArrayList<>();
    private final List<RenderRequest> outgoing = new ArrayList<>();
    private FrameReport report;
    private int progresses;

    Call(ByteBuffer... inputs) {
      this.inputs = inputs;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<RenderRequest> stream) {
      client = stream;
      stream.setOnReadyHandler(this::sendMore);
    }

    @Override
    public void onNext(RenderResponse response) {
      switch (response.getMessageCase()) {
        case WANT -> send(response.getWant().getInputsList());
        case CHUNK -> chunks.add(response.getChunk());
        case PROGRESS -> progresses++;
        case REPORT -> report = response.getReport();
        case MESSAGE_NOT_SET -> throw new AssertionError("empty message");
      }
    }

    @Override
    public void onError(Throwable failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      answer.complete(new Answer(report, wanted, pixels(), progresses));
    }

    private synchronized void send(List<Integer> indices) {
      wanted.addAll(indices);
      for (int index : indices) {
        if (index >= inputs.length) {
          return; // The test sends this one itself.
        }
        ByteBuffer pixels = inputs[index].duplicate().clear();
        for (int offset = 0; offset < pixels.capacity(); offset += CHUNK_BYTES) {
          ByteBuffer part = pixels.slice(offset, Math.min(CHUNK_BYTES, pixels.capacity() - offset));
          Chunk chunk =
              Chunk.newBuilder()
                  .setInput(index)
                  .setOffset(offset)
                  .setPixels(UnsafeByteOperations.unsafeWrap(part))
                  .build();
          outgoing.add(RenderRequest.newBuilder().setChunk(chunk).build());
        }
      }
      sendMore();
    }

    private synchronized void sendMore() {
      while (client.isReady() && !outgoing.isEmpty()) {
        client.onNext(outgoing.remove(0));
      }
    }

    private ByteBuffer pixels() {
      int size = chunks.stream().map(Chunk::getPixels).mapToInt(ByteString::size).sum();
      ByteBuffer pixels = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
      for (Chunk chunk : chunks) {
        if (chunk.getOffset() != pixels.position()) {
          throw new AssertionError("chunks came out of order");
        }
        chunk.getPixels().copyTo(pixels);
      }
      return pixels.flip();
    }
  }
}
