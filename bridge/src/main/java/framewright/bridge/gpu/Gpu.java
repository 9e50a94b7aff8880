package framewright.bridge.gpu;

/**
 * A GPU.
 *
 * @param computeCapability as in "8.6": what its instruction set can do
 */
public record Gpu(
    String name,
    long memoryTotalBytes,
    long memoryFreeBytes,
    String driverVersion,
    String computeCapability) {}
