package framewright.bridge.host.suite;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import framewright.bridge.host.abi.OfxException;
import framewright.bridge.host.abi.Slots;
import framewright.bridge.host.abi.Status;
import framewright.bridge.host.abi.SuiteTable;
import framewright.bridge.host.call.PluginRequest;

/** Lends plugins plain memory. */
final class MemorySuite {

  private MemorySuite() {}

  static Pointer table() {
    return new SuiteTable()
        .add((Slots.HZP) MemorySuite::allocate)
        .add((Slots.H) MemorySuite::free)
        .build();
  }

  private static int allocate(long effect, long bytes, Pointer target) {
    return PluginRequest.answer(() -> target.setLong(0, allocate(bytes)));
  }

  static long allocate(long bytes) {
    long address = Native.malloc(Math.max(1, bytes));
    if (address == 0) {
      throw new OfxException(Status.OUT_OF_MEMORY, "no " + bytes + " bytes of memory left");
    }
    return address;
  }

  private static int free(long address) {
    return PluginRequest.answer(() -> Native.free(address));
  }
}
