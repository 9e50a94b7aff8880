package framewright.bridge.gpu;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.stream.IntStream;

/** NVIDIA's management library, open. */
final class Nvml implements AutoCloseable {

  private static final int TEXT_BYTES = 96;

  private final NativeLibrary library;

  private Nvml(NativeLibrary library) {
    this.library = library;
    call("nvmlInit_v2");
  }

  /** Throws UnsatisfiedLinkError when there is no such library, or one that is too old for us. */
  static Nvml open(String library) {
    return new Nvml(NativeLibrary.getInstance(library));
  }

  List<Gpu> gpus() {
    IntByReference count = new IntByReference();
    call("nvmlDeviceGetCount_v2", count);
    String driver = text("nvmlSystemGetDriverVersion");
    return IntStream.range(0, count.getValue()).mapToObj(index -> gpu(index, driver)).toList();
  }

  private Gpu gpu(int index, String driver) {
    PointerByReference handle = new PointerByReference();
    call("nvmlDeviceGetHandleByIndex_v2", index, handle);
    Pointer device = handle.getValue();
    Memory memory = new Memory(3 * Long.BYTES);
    call("nvmlDeviceGetMemoryInfo", device, memory);
    return new Gpu(
        text("nvmlDeviceGetName", device),
        memory.getLong(0),
        memory.getLong(Long.BYTES),
        driver,
        capability(device));
  }

  private String capability(Pointer device) {
    IntByReference major = new IntByReference();
    IntByReference minor = new IntByReference();
    call("nvmlDeviceGetCudaComputeCapability", device, major, minor);
    return major.getValue() + "." + minor.getValue();
  }

  private String text(String function, Object... first) {
    Memory text = new Memory(TEXT_BYTES);
    Object[] arguments = new Object[first.length + 2];
    System.arraycopy(first, 0, arguments, 0, first.length);
    arguments[first.length] = text;
    arguments[first.length + 1] = TEXT_BYTES;
    call(function, arguments);
    return text.getString(0, "UTF-8");
  }

  private void call(String function, Object... arguments) {
    int result = library.getFunction(function).invokeInt(arguments);
    if (result != 0) {
      Function explain = library.getFunction("nvmlErrorString");
      throw new NvmlException(explain.invokePointer(new Object[] {result}).getString(0, "UTF-8"));
    }
  }

  @Override
  public void close() {
    library.getFunction("nvmlShutdown").invokeInt(new Object[0]);
  }
}
