package framewright.bridge.memory;

import com.sun.jna.Pointer;

/** One mapping of shared memory in this process, and the system handles that keep it alive. */
interface Mapping extends AutoCloseable {

  Pointer address();

  /** Where another process of the same user finds the same memory. */
  String path();

  /** Unmaps and frees the handles; the address is dead from here on. Called once. */
  @Override
  void close();
}
