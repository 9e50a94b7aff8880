package framewright.bridge.host.abi;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Builds a suite: a C struct of function pointers in the order OpenFX gives. Everything in it lives
 * for the whole process.
 */
public final class SuiteTable {

  /** Plugins keep pointers to suites and call them when they like, also while unloading. */
  private static final List<Object> KEPT = new CopyOnWriteArrayList<>();

  private final List<Pointer> slots = new ArrayList<>();

  /** Appends one function per callback. */
  public SuiteTable add(Callback... callbacks) {
    for (Callback callback : callbacks) {
      KEPT.add(callback);
      slots.add(CallbackReference.getFunctionPointer(callback));
    }
    return this;
  }

  /** Appends functions that are C already; null is an empty slot. */
  public SuiteTable add(Pointer... functions) {
    for (Pointer function : functions) {
      slots.add(function);
    }
    return this;
  }

  public Pointer build() {
    Memory table = new Memory((long) slots.size() * Native.POINTER_SIZE);
    for (int i = 0; i < slots.size(); i++) {
      table.setPointer((long) i * Native.POINTER_SIZE, slots.get(i));
    }
    KEPT.add(table);
    return table;
  }
}
