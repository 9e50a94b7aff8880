package framewright.bridge.gpu;

import com.sun.jna.Platform;
import java.util.List;

/**
 * The graphics devices that were found, in the order of their drivers.
 *
 * @param reasonForNone one sentence that says why the list is empty and what helps; empty when it
 *     is not
 */
public record Adapters(List<Adapter> list, String reasonForNone) {

  /** Asks Vulkan's loader. Takes some milliseconds, never fails and starts nothing on a device. */
  public static Adapters probe() {
    return probe(Platform.isWindows() ? "vulkan-1" : "libvulkan.so.1");
  }

  /** {@code library} is the loader, by name or path. */
  static Adapters probe(String library) {
    try (Vulkan vulkan = Vulkan.open(library)) {
      List<Adapter> found = vulkan.adapters();
      return found.isEmpty() ? none(NO_DRIVER) : new Adapters(found, "");
    } catch (UnsatisfiedLinkError absent) {
      return none(
          "Vulkan's loader is not installed: it comes with the graphics driver, or as libvulkan1.");
    } catch (VulkanException refused) {
      return none(NO_DRIVER);
    }
  }

  private static final String NO_DRIVER =
      "Vulkan's loader is installed, but no driver of a graphics device is: install the maker's, or mesa-vulkan-drivers.";

  private static Adapters none(String reason) {
    return new Adapters(List.of(), reason);
  }
}
