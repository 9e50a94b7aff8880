package framewright.rpc;

import framewright.v1.InferenceGrpc;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows how many calls run and since when none does. Who only watches the server does not count.
 */
final class CallCounter implements ServerInterceptor {
  private static final String WATCH = InferenceGrpc.getStatusMethod().getFullMethodName();

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong lastEnd = new AtomicLong(System.nanoTime());

  /** Time since the last call ended; zero while one runs. */
  Duration idleTime() {
    return running.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastEnd.get());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (call.getMethodDescriptor().getFullMethodName().equals(WATCH)) {
      return next.startCall(call, headers);
    }
    running.incrementAndGet();
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onComplete() {
        super.onComplete();
        ended();
      }

      @Override
      public void onCancel() {
        super.onCancel();
        ended();
      }
    };
  }

  private void ended() {
    lastEnd.set(System.nanoTime());
    running.decrementAndGet();
  }
}
