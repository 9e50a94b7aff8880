package framewright.rpc;

import com.google.protobuf.UnsafeByteOperations;
import framewright.engine.Tensor;
import framewright.v1.Chunk;
import framewright.v1.FrameReport;
import framewright.v1.Progress;
import framewright.v1.RenderResponse;
import framewright.v1.Want;
import io.grpc.stub.ServerCallStreamObserver;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What one render sends, never faster than the client takes it. Thread-safe: the worker and the
 * transport both call it.
 */
final class Outbox {
  private static final int CHUNK_BYTES = 1 << 20;

  private final ServerCallStreamObserver<RenderResponse> client;
  private final Statuses statuses;
  private ByteBuffer pixels;
  private Runnable afterPixels;
  private boolean ended;

  Outbox(ServerCallStreamObserver<RenderResponse> client, Statuses statuses) {
    this.client = client;
    this.statuses = statuses;
  }

  synchronized void want(List<Integer> inputs) {
    client.onNext(
        RenderResponse.newBuilder().setWant(Want.newBuilder().addAllInputs(inputs)).build());
  }

  /** Says how far it is; a client that is slow to listen misses some. */
  synchronized void progress(double fraction, String activity) {
    if (!ended && client.isReady()) {
      Progress progress = Progress.newBuilder().setFraction(fraction).setActivity(activity).build();
      client.onNext(RenderResponse.newBuilder().setProgress(progress).build());
    }
  }

  /**
   * Sends the pixels as the client has room, then runs the action; runs it at once when the client
   * has gone.
   */
  synchronized void pixels(Tensor frame, Runnable then) {
    if (ended) {
      then.run();
      return;
    }
    pixels = frame.bytes();
    afterPixels = then;
    sendMore();
  }

  /** Sends what there is room for. */
  synchronized void sendMore() {
    while (pixels != null && client.isReady() && !ended) {
      client.onNext(RenderResponse.newBuilder().setChunk(nextChunk()).build());
      if (!pixels.hasRemaining()) {
        pixels = null;
        afterPixels.run();
      }
    }
  }

  /** Ends the call well. */
  synchronized void report(FrameReport report) {
    if (!ended) {
      ended = true;
      client.onNext(RenderResponse.newBuilder().setReport(report).build());
      client.onCompleted();
    }
  }

  /** Ends the call badly. */
  synchronized void fail(Throwable failure) {
    if (!ended) {
      ended = true;
      client.onError(statuses.of(failure));
    }
  }

  /** The client has gone: nothing more is read or sent. */
  synchronized void abandon() {
    ended = true;
    pixels = null;
  }

  /**
   * The message is serialised before onNext returns, so the wrapped pixels are never read later.
   */
  private Chunk nextChunk() {
    int offset = pixels.position();
    int size = Math.min(CHUNK_BYTES, pixels.remaining());
    ByteBuffer part = pixels.slice(offset, size);
    pixels.position(offset + size);
    return Chunk.newBuilder()
        .setOffset(offset)
        .setPixels(UnsafeByteOperations.unsafeWrap(part))
        .build();
  }
}
