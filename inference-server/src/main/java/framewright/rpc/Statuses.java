package framewright.rpc;

import framewright.bridge.memory.SharedMemoryException;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where this side's errors become the contract's codes. Causes go to the log,
 * sentences to the client.
 */
final class Statuses {
  private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

  private Statuses() {}

  static StatusRuntimeException of(Throwable failure) {
    FramewrightException known = known(unwrapped(failure));
    if (known.kind() == ErrorKind.INTERNAL) {
      LOG.error("A call failed", failure);
      return Status.INTERNAL
          .withDescription(
              known.getMessage()
                  + " The server's log (server.log) has the details; please report it.")
          .asRuntimeException();
    }
    if (known.kind() != ErrorKind.CANCELLED) {
      LOG.warn("{}: {}", known.kind(), known.getMessage(), known.getCause());
    }
    return code(known.kind()).withDescription(known.getMessage()).asRuntimeException();
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static FramewrightException known(Throwable failure) {
    if (failure instanceof FramewrightException known) {
      return known;
    }
    if (failure instanceof SharedMemoryException memory) {
      ErrorKind kind =
          memory.reason() == SharedMemoryException.Reason.OUT_OF_MEMORY
              ? ErrorKind.OUT_OF_MEMORY
              : ErrorKind.UNSUPPORTED;
      return FramewrightException.of(kind, memory.getMessage(), memory);
    }
    if (failure instanceof OutOfMemoryError) {
      return FramewrightException.outOfMemory(
          "The server ran out of memory. Close other applications, or render at a smaller size.");
    }
    return FramewrightException.internal("Something went wrong in the server.", failure);
  }

  private static Status code(ErrorKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> Status.INVALID_ARGUMENT;
      case UNSUPPORTED -> Status.UNIMPLEMENTED;
      case MODEL_UNAVAILABLE -> Status.NOT_FOUND;
      case OUT_OF_MEMORY -> Status.RESOURCE_EXHAUSTED;
      case SERVER_UNAVAILABLE -> Status.UNAVAILABLE;
      case BUSY -> Status.ABORTED;
      case TIMED_OUT -> Status.DEADLINE_EXCEEDED;
      case CANCELLED -> Status.CANCELLED;
      case INTERNAL -> Status.INTERNAL;
    };
  }
}
