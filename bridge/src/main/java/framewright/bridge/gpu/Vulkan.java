package framewright.bridge.gpu;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.stream.IntStream;

/** Vulkan's loader with an instance that only looks: structures are laid out as on 64 bits. */
final class Vulkan implements AutoCloseable {
  private static final int VERSION_1_1 = 1 << 22 | 1 << 12;
  private static final int APPLICATION_BYTES = 48;
  private static final int APPLICATION_VERSION = 44;
  private static final int INSTANCE_INFO = 1;
  private static final int INSTANCE_INFO_BYTES = 64;
  private static final int INSTANCE_INFO_APPLICATION = 24;
  private static final int NEXT = 8;

  private static final int PROPERTIES = 1000059001;
  private static final int PROPERTIES_BYTES = 840;
  private static final int DEVICE_KIND = 16 + 16;
  private static final int DEVICE_NAME = 16 + 20;
  private static final int KIND_CPU = 4;
  private static final int DRIVER = 1000196000;
  private static final int DRIVER_BYTES = 536;
  private static final int DRIVER_NAME = 20;
  private static final int DRIVER_INFO = 276;

  private static final int MEMORY_BYTES = 520;
  private static final int HEAP_COUNT = 260;
  private static final int HEAPS = 264;
  private static final int HEAP_BYTES = 16;
  private static final int HEAP_FLAGS = 8;
  private static final int OF_THE_DEVICE = 1;

  private final NativeLibrary loader;
  private final Pointer instance;

  private Vulkan(NativeLibrary loader) {
    this.loader = loader;
    Memory application = cleared(APPLICATION_BYTES);
    application.setInt(APPLICATION_VERSION, VERSION_1_1);
    Memory info = cleared(INSTANCE_INFO_BYTES);
    info.setInt(0, INSTANCE_INFO);
    info.setPointer(INSTANCE_INFO_APPLICATION, application);
    PointerByReference made = new PointerByReference();
    call("vkCreateInstance", info, null, made);
    this.instance = made.getValue();
  }

  /** Throws UnsatisfiedLinkError when there is no loader, or one that is too old for us. */
  static Vulkan open(String library) {
    return new Vulkan(NativeLibrary.getInstance(library));
  }

  List<Adapter> adapters() {
    IntByReference count = new IntByReference();
    call("vkEnumeratePhysicalDevices", instance, count, null);
    if (count.getValue() == 0) {
      return List.of();
    }
    Memory handles = cleared((long) count.getValue() * Long.BYTES);
    call("vkEnumeratePhysicalDevices", instance, count, handles);
    return IntStream.range(0, count.getValue())
        .mapToObj(index -> adapter(handles.getPointer((long) index * Long.BYTES)))
        .toList();
  }

  private Adapter adapter(Pointer device) {
    Memory driver = cleared(DRIVER_BYTES);
    driver.setInt(0, DRIVER);
    Memory properties = cleared(PROPERTIES_BYTES);
    properties.setInt(0, PROPERTIES);
    properties.setPointer(NEXT, driver);
    loader.getFunction("vkGetPhysicalDeviceProperties2").invokeVoid(args(device, properties));
    return new Adapter(
        properties.getString(DEVICE_NAME, "UTF-8"),
        properties.getInt(DEVICE_KIND) == KIND_CPU,
        driver.getString(DRIVER_NAME, "UTF-8") + ", " + driver.getString(DRIVER_INFO, "UTF-8"),
        memory(device));
  }

  private long memory(Pointer device) {
    Memory memory = cleared(MEMORY_BYTES);
    loader.getFunction("vkGetPhysicalDeviceMemoryProperties").invokeVoid(args(device, memory));
    return IntStream.range(0, memory.getInt(HEAP_COUNT))
        .mapToLong(heap -> HEAPS + (long) heap * HEAP_BYTES)
        .filter(heap -> (memory.getInt(heap + HEAP_FLAGS) & OF_THE_DEVICE) != 0)
        .map(memory::getLong)
        .sum();
  }

  private void call(String function, Object... arguments) {
    int result = loader.getFunction(function).invokeInt(arguments);
    if (result != 0) {
      throw new VulkanException(function, result);
    }
  }

  private static Object[] args(Object... arguments) {
    return arguments;
  }

  private static Memory cleared(long bytes) {
    Memory memory = new Memory(bytes);
    memory.clear();
    return memory;
  }

  @Override
  public void close() {
    loader.getFunction("vkDestroyInstance").invokeVoid(args(instance, null));
  }
}
