package framewright.rpc;

import framewright.bridge.memory.SharedMemoryException;
import framewright.error.ErrorKind;
import framewright.error.FailureId;
import framewright.error.FramewrightException;
import framewright.rendering.Diary;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where this side's errors become the contract's codes. Causes go to the log,
 * sentences to the client, and the id that names the failure to both.
 */
final class Statuses {
  private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

  /** Behind the answer to a call that failed. */
  static final Metadata.Key<String> FAILURE =
      Metadata.Key.of("framewright-failure", Metadata.ASCII_STRING_MARSHALLER);

  private final Diary diary;

  Statuses(Diary diary) {
    this.diary = diary;
  }

  StatusRuntimeException of(Throwable failure) {
    FramewrightException known = known(unwrapped(failure));
    Status status = code(known.kind()).withDescription(sentence(known));
    if (known.kind() == ErrorKind.CANCELLED || known.kind() == ErrorKind.BUSY) {
      return status.asRuntimeException(); // Nobody listens any more; the client asks again.
    }
    String id = FailureId.next();
    if (known.kind() == ErrorKind.INTERNAL) {
      LOG.error("{} {}: {}", id, known.kind(), known.getMessage(), failure);
    } else {
      LOG.warn("{} {}: {}", id, known.kind(), known.getMessage(), known.getCause());
    }
    diary.failed(id, known.kind(), known.getMessage());
    Metadata behind = new Metadata();
    behind.put(FAILURE, id);
    return status.asRuntimeException(behind);
  }

  private static String sentence(FramewrightException known) {
    return known.kind() == ErrorKind.INTERNAL
        ? known.getMessage() + " The server's log (server.log) has the details; please report it."
        : known.getMessage();
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
