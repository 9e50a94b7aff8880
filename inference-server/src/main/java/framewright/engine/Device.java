package framewright.engine;

/**
 * Where graphs run.
 *
 * @param id stable short name: "cpu", "cuda:0", "tensorrt:0", "coreml", "webgpu:0", "directml:0"
 * @param name what a person calls it
 * @param reason one sentence that says why this device was chosen
 * @param memoryBytes total memory, 0 when unknown or shared with the system
 */
public record Device(String id, String name, String reason, long memoryBytes) {
  public static final String CPU = "cpu";

  /** Not a graphics device. */
  public boolean isCpu() {
    return id.equals(CPU);
  }

  Device because(String otherReason) {
    return new Device(id, name, otherReason, memoryBytes);
  }
}
