package framewright.bridge.host.abi;

import com.sun.jna.Function;
import com.sun.jna.Pointer;

/**
 * The struct by which a plugin presents itself, with the one function through which it is driven.
 */
public final class PluginEntry extends EntryPoint {

  /** Offsets of the struct's members on 64-bit systems. */
  private static final int API_VERSION = 8;

  private static final int IDENTIFIER = 16;
  private static final int VERSION_MAJOR = 24;
  private static final int VERSION_MINOR = 28;
  private static final int SET_HOST = 32;
  private static final int MAIN_ENTRY = 40;

  private final Pointer struct;

  public PluginEntry(Pointer struct) {
    super(struct.getPointer(MAIN_ENTRY));
    this.struct = struct;
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
}
