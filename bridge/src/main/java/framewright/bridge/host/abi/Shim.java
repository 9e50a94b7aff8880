package framewright.bridge.host.abi;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The C library that turns variadic suite functions into fixed ones. One per process. */
public final class Shim {

  /** Folder of the built library; set by the launcher and by tests. */
  private static final String FOLDER_PROPERTY = "framewright.native";

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
      Shim shim = new Shim(NativeLibrary.getInstance(find().toString()));
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

  private static Path find() {
    List<Path> folders = folders().toList();
    return folders.stream()
        .map(folder -> folder.resolve(LIBRARY))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(absent(folders)));
  }

  private static String absent(List<Path> folders) {
    return "The OpenFX host needs %s, which is not in %s. Build it with ./framewright build, or set -D%s."
        .formatted(LIBRARY, folders, FOLDER_PROPERTY);
  }

  private static Stream<Path> folders() {
    Optional<Path> chosen = Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(Path::of);
    Optional<Path> home =
        Optional.ofNullable(System.getenv("FRAMEWRIGHT_HOME")).map(path -> Path.of(path, "native"));
    return Stream.concat(chosen.stream(), home.stream());
  }
}
