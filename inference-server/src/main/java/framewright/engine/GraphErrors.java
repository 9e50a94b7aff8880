package framewright.engine;

import framewright.error.FramewrightException;
import java.util.List;

/** Turns the runtime's complaints into errors a person can act on. */
final class GraphErrors {
  /** The last is WebGPU's for a buffer that could not be made. */
  private static final List<String> WORDS =
      List.of(
          "bad allocation",
          "bad_alloc",
          "Failed to allocate memory",
          "out of memory",
          "[Invalid Buffer");

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
      if (WORDS.stream().anyMatch(text::contains)) {
        return true;
      }
    }
    return false;
  }
}
