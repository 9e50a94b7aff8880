package framewright.bridge.gpu;

/**
 * A graphics device as Vulkan sees it.
 *
 * @param software it computes on the CPU
 * @param driver its name and version, as in "llvmpipe, Mesa 25.0.7"
 * @param memoryBytes of its own; shared with the system where it has none
 */
public record Adapter(String name, boolean software, String driver, long memoryBytes) {}
