package framewright.bridge.memory;

/**
 * Shared memory could not be had. The message is a sentence that a person can act on; it never
 * holds a region's path.
 */
public final class SharedMemoryException extends RuntimeException {

  /** What stood in the way. */
  public enum Reason {
    /** The system has no memory (or, for regions that are files, no disk space) left. */
    OUT_OF_MEMORY,
    /**
     * This system, or this pair of processes, cannot share memory: carry the pixels another way.
     */
    UNSUPPORTED
  }

  private final Reason reason;

  SharedMemoryException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
