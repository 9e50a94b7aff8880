package framewright.bridge.gpu;

import com.sun.jna.Platform;
import java.util.List;

/**
 * What was found.
 *
 * @param reasonForNone one sentence that says why the list is empty; empty when it is not
 */
public record Gpus(List<Gpu> list, String reasonForNone) {

  /** Asks the driver. Takes milliseconds, never fails and starts nothing on the GPU. */
  public static Gpus probe() {
    return probe(Platform.isWindows() ? "nvml" : "libnvidia-ml.so.1");
  }

  /** {@code library} is the driver's library, by name or path. */
  static Gpus probe(String library) {
    try (Nvml nvml = Nvml.open(library)) {
      List<Gpu> found = nvml.gpus();
      return found.isEmpty()
          ? none("The NVIDIA driver is installed but sees no GPU.")
          : new Gpus(found, "");
    } catch (UnsatisfiedLinkError absent) {
      return none("No NVIDIA driver was found.");
    } catch (NvmlException refused) {
      return none(
          "The NVIDIA driver does not answer: "
              + refused.getMessage()
              + ". Reinstall it or restart.");
    }
  }

  private static Gpus none(String reason) {
    return new Gpus(List.of(), reason);
  }
}
