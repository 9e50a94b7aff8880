package framewright.bridge.host;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PluginEntry;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.suite.HostTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A loaded bundle. What is open at one time are libraries with globals of their own, even of the
 * same file, so that hosts with different habits live side by side in one process.
 */
public final class OfxBundle implements AutoCloseable {

  /**
   * Resolve everything now, so that a missing symbol is an error here and not a crash later; keep
   * symbols private.
   */
  private static final int RTLD_NOW = 2;

  private final Path binary;
  private final Path file;
  private final NativeLibrary library;
  private final List<OfxPlugin> plugins;
  private boolean isOpen = true;

  private OfxBundle(Path binary, Path file, NativeLibrary library, List<OfxPlugin> plugins) {
    this.binary = binary;
    this.file = file;
    this.library = library;
    this.plugins = plugins;
  }

  /**
   * Loads an {@code .ofx.bundle} folder or a bare {@code .ofx} file. Failures say what is wrong
   * with it.
   */
  public static OfxBundle load(Path bundle, HostHabits habits) throws IOException {
    Path binary = BundleFiles.binary(bundle);
    Path file = BundleFiles.take(bundle, binary);
    NativeLibrary library = openOrGiveBack(binary, file);
    Pointer host = new Pointer(new HostTable(habits).address());
    announce(library, host);
    List<OfxPlugin> plugins = new ArrayList<>();
    for (PluginEntry entry : entries(library)) {
      entry.setHost(host);
      plugins.add(new OfxPlugin(entry, bundle.toAbsolutePath().toString(), habits));
    }
    return new OfxBundle(binary, file, library, List.copyOf(plugins));
  }

  /** The image effects of the library; it may hold plugins of other kinds. */
  private static List<PluginEntry> entries(NativeLibrary library) {
    List<PluginEntry> entries = new ArrayList<>();
    int count = library.getFunction("OfxGetNumberOfPlugins").invokeInt(new Object[0]);
    for (int i = 0; i < count; i++) {
      Pointer struct = library.getFunction("OfxGetPlugin").invokePointer(new Object[] {i});
      if (struct != null) {
        entries.add(new PluginEntry(struct));
      }
    }
    entries.removeIf(entry -> !entry.api().equals(Ofx.IMAGE_EFFECT_API) || entry.apiVersion() != 1);
    return entries;
  }

  private static NativeLibrary openOrGiveBack(Path binary, Path file) throws IOException {
    try {
      return open(file);
    } catch (IOException refused) {
      BundleFiles.giveBack(binary, file);
      throw refused;
    }
  }

  private static NativeLibrary open(Path binary) throws IOException {
    try {
      NativeLibrary library =
          NativeLibrary.getInstance(binary.toString(), Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW));
      library.getFunction("OfxGetNumberOfPlugins");
      library.getFunction("OfxGetPlugin");
      return library;
    } catch (UnsatisfiedLinkError refused) {
      throw new IOException(
          "%s is no OpenFX plugin that this system can load: %s"
              .formatted(binary, refused.getMessage()),
          refused);
    }
  }

  /** OpenFX 1.5 plugins may want the host before anything else. */
  private static void announce(NativeLibrary library, Pointer host) {
    try {
      Function setHost = library.getFunction("OfxSetHost");
      setHost.invokeInt(new Object[] {host});
    } catch (UnsatisfiedLinkError older) {
      // A plugin from before 1.5 has no such function.
    }
  }

  public List<OfxPlugin> plugins() {
    return plugins;
  }

  /** Throws IllegalArgumentException with a sentence that names the plugins there are. */
  public OfxPlugin plugin(String id) {
    List<String> ids = plugins.stream().map(OfxPlugin::id).toList();
    return plugins.stream()
        .filter(plugin -> plugin.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No plugin \"%s\" there, only %s.".formatted(id, ids)));
  }

  /** Closes instances that are left, and unloads. */
  @Override
  public synchronized void close() {
    if (isOpen) {
      isOpen = false;
      plugins.forEach(OfxPlugin::unload);
      library.close();
      BundleFiles.giveBack(binary, file);
    }
  }
}
