package framewright.error;

/**
 * A failure a person can act on. The message says what happened and what to do; it is shown to the
 * artist as it is, so it never names a shared region, a token or a class. The cause goes to the log
 * and never to the client.
 */
public final class FramewrightException extends RuntimeException {
  private final ErrorKind kind;

  private FramewrightException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public ErrorKind kind() {
    return kind;
  }

  public static FramewrightException of(ErrorKind kind, String message, Throwable cause) {
    return new FramewrightException(kind, message, cause);
  }

  public static FramewrightException invalidRequest(String message) {
    return new FramewrightException(ErrorKind.INVALID_REQUEST, message, null);
  }

  public static FramewrightException unsupported(String message) {
    return new FramewrightException(ErrorKind.UNSUPPORTED, message, null);
  }

  public static FramewrightException modelUnavailable(String message) {
    return new FramewrightException(ErrorKind.MODEL_UNAVAILABLE, message, null);
  }

  public static FramewrightException outOfMemory(String message) {
    return new FramewrightException(ErrorKind.OUT_OF_MEMORY, message, null);
  }

  public static FramewrightException serverUnavailable(String message) {
    return new FramewrightException(ErrorKind.SERVER_UNAVAILABLE, message, null);
  }

  public static FramewrightException busy(String message) {
    return new FramewrightException(ErrorKind.BUSY, message, null);
  }

  public static FramewrightException cancelled() {
    return new FramewrightException(ErrorKind.CANCELLED, "The render was cancelled.", null);
  }

  public static FramewrightException internal(String message, Throwable cause) {
    return new FramewrightException(ErrorKind.INTERNAL, message, cause);
  }
}
