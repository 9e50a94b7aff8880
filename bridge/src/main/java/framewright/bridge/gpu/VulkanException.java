package framewright.bridge.gpu;

/** Vulkan refused a call, with its number. */
final class VulkanException extends RuntimeException {
  VulkanException(String function, int result) {
    super(function + " returned " + result);
  }
}
