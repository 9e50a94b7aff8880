package framewright.engine;

import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.pack.ModelPack;
import framewright.pack.PackFingerprint;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The graphs that were refused: as long as their files are the same they are refused again, at no
 * cost. Not safe for several threads.
 */
final class Refusals {
  private final Map<Refused, String> sentences = new HashMap<>();

  private record Refused(PackFingerprint pack, String role) {}

  /**
   * A load that is not tried again when it was refused for what the files are; want of memory
   * passes.
   */
  Supplier<Graph> remembering(ModelPack pack, String role, Supplier<Graph> load) {
    return () -> {
      Refused refused = new Refused(PackFingerprint.of(pack), role);
      String known = sentences.get(refused);
      if (known != null) {
        throw FramewrightException.modelUnavailable(known);
      }
      try {
        return load.get();
      } catch (FramewrightException e) {
        if (e.kind() == ErrorKind.MODEL_UNAVAILABLE) {
          sentences.put(refused, e.getMessage());
        }
        throw e;
      }
    };
  }

  /** When it was the device, and no file, that was at fault. */
  void forget() {
    sentences.clear();
  }
}
