package framewright.bridge.host.abi;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A function of a plugin that takes actions: its main one, or that of its overlay. */
public class EntryPoint {

  private static final ConcurrentMap<String, Memory> ACTION_NAMES = new ConcurrentHashMap<>();

  private static final ThreadLocal<String> CURRENT_ACTION = new ThreadLocal<>();

  private final Function function;

  EntryPoint(Pointer function) {
    this.function = Function.getFunction(function);
  }

  public static EntryPoint at(long address) {
    return new EntryPoint(new Pointer(address));
  }

  /**
   * Calls the plugin with arguments; handle 0 is null. The sets' handles are valid during the call
   * only.
   */
  public Status call(String action, long handle, PropertySet in, PropertySet out) {
    try {
      return invoke(action, handle, new Pointer(in.handle()), new Pointer(out.handle()));
    } finally {
      in.release();
      out.release();
    }
  }

  /** Calls the plugin without arguments. */
  public Status call(String action, long handle) {
    return invoke(action, handle, Pointer.NULL, Pointer.NULL);
  }

  /** Calls the plugin with arguments in only. */
  public Status call(String action, long handle, PropertySet in) {
    try {
      return invoke(action, handle, new Pointer(in.handle()), Pointer.NULL);
    } finally {
      in.release();
    }
  }

  /**
   * Whether this thread is in one of the actions in which OpenFX lets a plugin write parameters.
   */
  public static boolean isInWritingAction() {
    return Optional.ofNullable(CURRENT_ACTION.get())
        .filter(Ofx.WRITING_ACTIONS::contains)
        .isPresent();
  }

  private Status invoke(String action, long handle, Pointer in, Pointer out) {
    Memory name = ACTION_NAMES.computeIfAbsent(action, CStrings::encode);
    Pointer target = handle == 0 ? Pointer.NULL : new Pointer(handle);
    String outer = CURRENT_ACTION.get();
    CURRENT_ACTION.set(action);
    try {
      return Status.of(function.invokeInt(new Object[] {name, target, in, out}));
    } finally {
      CURRENT_ACTION.set(outer);
    }
  }
}
