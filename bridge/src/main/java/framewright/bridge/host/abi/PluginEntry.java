package framewright.bridge.host.abi;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The struct by which a plugin presents itself, and the one function through which it is driven.
 */
public final class PluginEntry {

  private static final ConcurrentMap<String, Memory> ACTION_NAMES = new ConcurrentHashMap<>();

  private static final ThreadLocal<String> CURRENT_ACTION = new ThreadLocal<>();

  /** Offsets of the struct's members on 64-bit systems. */
  private static final int API_VERSION = 8;

  private static final int IDENTIFIER = 16;
  private static final int VERSION_MAJOR = 24;
  private static final int VERSION_MINOR = 28;
  private static final int SET_HOST = 32;
  private static final int MAIN_ENTRY = 40;

  private final Pointer struct;
  private final Function mainEntry;

  public PluginEntry(Pointer struct) {
    this.struct = struct;
    this.mainEntry = Function.getFunction(struct.getPointer(MAIN_ENTRY));
  }

  public String api() {
    return CStrings.decode(struct.getPointer(0));
  }

  public int apiVersion() {
    return struct.getInt(API_VERSION);
  }

  public String identifier() {
    return CStrings.decode(struct.getPointer(IDENTIFIER));
  }

  public int versionMajor() {
    return struct.getInt(VERSION_MAJOR);
  }

  public int versionMinor() {
    return struct.getInt(VERSION_MINOR);
  }

  /** {@code host} must live as long as the plugin is loaded. */
  public void setHost(Pointer host) {
    Function.getFunction(struct.getPointer(SET_HOST)).invokeVoid(new Object[] {host});
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
      return Status.of(mainEntry.invokeInt(new Object[] {name, target, in, out}));
    } finally {
      CURRENT_ACTION.set(outer);
    }
  }
}
