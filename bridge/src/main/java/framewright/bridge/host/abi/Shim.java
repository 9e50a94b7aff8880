package framewright.bridge.host.abi;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import framewright.bridge.library.NativeLibraries;

/** The C library that turns variadic suite functions into fixed ones. One per process. */
public final class Shim {

  private static final String LIBRARY = System.mapLibraryName("framewright_ofxhost");

  private static Shim connected;

  private final NativeLibrary library;

  private Shim(NativeLibrary library) {
    this.library = library;
  }

  /** What Java implements, in the order of the C struct. */
  public record Calls(
      Slots.HIDDPP read,
      Slots.H shape,
      Slots.HIDPP write,
      Slots.HPPP message,
      Slots.HPPP persistent) {}

  /** Loads the library and connects it; later calls return the same one. */
  public static synchronized Shim connect(Calls calls) {
    if (connected == null) {
      Shim shim = new Shim(NativeLibrary.getInstance(NativeLibraries.find(LIBRARY).toString()));
      Pointer table =
          new SuiteTable()
              .add(calls.read, calls.shape, calls.write, calls.message, calls.persistent)
              .build();
      shim.function("ofxhost_connect").invokeVoid(new Object[] {table});
      connected = shim;
    }
    return connected;
  }

  public Function function(String name) {
    return library.getFunction(name);
  }
}
