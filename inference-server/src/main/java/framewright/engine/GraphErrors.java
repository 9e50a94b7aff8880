package framewright.engine;

import framewright.error.FramewrightException;

/** Turns the runtime's complaints into errors a person can act on. */
final class GraphErrors {
  private GraphErrors() {}

  static FramewrightException translate(Exception failure) {
    if (failure instanceof FramewrightException known) {
      return known;
    }
    if (isOutOfMemory(failure)) {
      return FramewrightException.outOfMemory(
          "The device ran out of memory for this frame. Close other applications, or render at a smaller size.");
    }
    return FramewrightException.internal("The model failed on this frame.", failure);
  }

  /** The runtime has no code of its own for it: it only says so in words. */
  static boolean isOutOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (text.contains("bad allocation")
          || text.contains("bad_alloc")
          || text.contains("Failed to allocate memory")
          || text.contains("out of memory")) {
        return true;
      }
    }
    return false;
  }
}
