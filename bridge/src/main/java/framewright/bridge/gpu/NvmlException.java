package framewright.bridge.gpu;

/** What the driver's library says when it refuses. */
final class NvmlException extends RuntimeException {

  NvmlException(String message) {
    super(message);
  }
}
