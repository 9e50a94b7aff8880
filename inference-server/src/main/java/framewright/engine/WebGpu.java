package framewright.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtHardwareDevice.OrtHardwareDeviceType;
import com.google.common.base.StandardSystemProperty;
import framewright.bridge.gpu.Adapter;
import framewright.bridge.gpu.Adapters;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The graphics device of any maker, by WebGPU over what the system has: Vulkan, Direct3D 12 or
 * Metal. Its library is plugged into the runtime; it is the GPU pack's.
 */
final class WebGpu {
  /** Shipped graphs were compared on this one; others have other faults. */
  static final String VERSION = "0.4.0";

  private static final String NAME = "WebGpuExecutionProvider";
  static final String KIND = "webgpu";
  private static final String ID = KIND + ":0";
  private static final String CHOSEN = "It is the graphics device, and computes what the CPU does.";
  private static final String SOFTWARE =
      "It was asked for: it is software, slower than the CPU, and computes what that does.";
  private static final String AGAIN = " Install the GPU pack again: framewright install gpu.";

  /** The runtime is one for the whole process, and takes a library once. */
  private static final Set<Path> PLUGGED = new HashSet<>();

  private final OrtEnvironment runtime;
  private final Path library;
  private final Adapters adapters = Adapters.probe();
  private String reason = "";

  WebGpu(OrtEnvironment runtime, Path library) {
    this.runtime = runtime;
    this.library = library;
  }

  /** The device that it would take, if there is one. */
  Optional<Provider> find() {
    try {
      plug();
      if (isOverVulkan() && adapters.list().isEmpty()) {
        reason = adapters.reasonForNone();
        return Optional.empty();
      }
      Optional<OrtEpDevice> plugged =
          runtime.getEpDevices().stream()
              .filter(one -> one.getEpName().equals(NAME))
              .min(Comparator.comparing(WebGpu::isSoftware));
      reason = notTaken();
      return plugged.filter(this::isOfTheVersion).map(this::provider);
    } catch (OrtException e) {
      reason = "The GPU pack cannot be loaded (" + e.getMessage() + ")." + AGAIN;
      return Optional.empty();
    }
  }

  /** One sentence for who looks for a device that was not taken. */
  String reason() {
    return reason;
  }

  private void plug() throws OrtException {
    synchronized (PLUGGED) {
      if (!PLUGGED.contains(library)) {
        runtime.registerExecutionProviderLibrary("webgpu", library.toString());
        PLUGGED.add(library);
      }
    }
  }

  private static boolean isOverVulkan() {
    return StandardSystemProperty.OS_NAME.value().equals("Linux");
  }

  private String notTaken() {
    return adapters.list().stream()
        .filter(adapter -> !adapter.software())
        .findFirst()
        .map(adapter -> "The GPU pack does not take " + described(adapter) + ": update its driver.")
        .orElse(
            "The only graphics device is software, which is slower than the CPU: it is taken when named, as in --device webgpu.");
  }

  private boolean isOfTheVersion(OrtEpDevice plugged) {
    String version = plugged.getEpMetadata().getOrDefault("version", "unknown");
    boolean same = version.equals(VERSION);
    if (!same) {
      reason =
          "The GPU pack has version " + version + ", and this is made for " + VERSION + "." + AGAIN;
    }
    return same;
  }

  private Provider provider(OrtEpDevice plugged) {
    boolean software = isSoftware(plugged);
    return Provider.webGpu(plugged, device(plugged, software), software);
  }

  private static boolean isSoftware(OrtEpDevice plugged) {
    return plugged.getDevice().getType() != OrtHardwareDeviceType.GPU;
  }

  /** By Vulkan's word for it: the runtime knows only the maker. */
  private Device device(OrtEpDevice plugged, boolean software) {
    String why = software ? SOFTWARE : CHOSEN;
    return adapters.list().stream()
        .filter(adapter -> adapter.software() == software)
        .findFirst()
        .map(adapter -> new Device(ID, described(adapter), why, adapter.memoryBytes()))
        .orElseGet(() -> new Device(ID, plugged.getDevice().getVendor() + " GPU", why, 0));
  }

  private static String described(Adapter adapter) {
    return adapter.name() + " (" + adapter.driver() + ")";
  }
}
