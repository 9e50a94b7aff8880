package framewright.render;

import framewright.bridge.host.BundleFiles;
import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxPlugin;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The plugin that somebody named, with the bundle it was found in. */
public record PluginChoice(OfxBundle bundle, OfxPlugin plugin) implements AutoCloseable {

  /** Our effects by their short names. */
  static final Map<String, String> EFFECTS =
      Map.of(
          "key", "framewright.Key",
          "style", "framewright.Style",
          "retime", "framewright.Retime",
          "model", "framewright.Model",
          "learn", "framewright.Learn");

  /** In this order a plugin's contexts let us connect what it can take. */
  private static final List<Context> PREFERRED =
      List.of(Context.GENERAL, Context.FILTER, Context.RETIMER, Context.GENERATOR);

  /**
   * Finds an effect of ours, or any plugin by its OpenFX id, in our bundle or in those of
   * OFX_PLUGIN_PATH and the system.
   */
  public static PluginChoice find(String name, Home home, HostHabits habits) {
    String id = EFFECTS.getOrDefault(name, name);
    List<String> known = new ArrayList<>(EFFECTS.keySet());
    for (Path file : bundles(home)) {
      Optional<OfxBundle> bundle = load(file, home, habits);
      if (bundle.isPresent()) {
        Optional<OfxPlugin> plugin = plugin(bundle.get(), id);
        if (plugin.isPresent()) {
          return new PluginChoice(bundle.get(), plugin.get());
        }
        bundle.get().plugins().forEach(other -> known.add(other.id()));
        bundle.get().close();
      }
    }
    throw new Failure(
        "There is no effect or OpenFX plugin \"" + name + "\". " + NearestName.advice(name, known));
  }

  private static List<Path> bundles(Home home) {
    return Stream.concat(Stream.of(home.bundle()), BundleFiles.installed().stream()).toList();
  }

  /** A foreign bundle that does not load is passed over; our own is not. */
  private static Optional<OfxBundle> load(Path file, Home home, HostHabits habits) {
    try {
      return Optional.of(OfxBundle.load(file, habits));
    } catch (IOException e) {
      if (file.equals(home.bundle())) {
        throw new Failure("The Framewright plugin cannot be loaded: " + e.getMessage(), e);
      }
      return Optional.empty();
    }
  }

  private static Optional<OfxPlugin> plugin(OfxBundle bundle, String id) {
    return bundle.plugins().stream().filter(plugin -> plugin.id().equals(id)).findFirst();
  }

  /** The context that takes the most inputs. */
  public Context context() {
    return PREFERRED.stream()
        .filter(plugin.contexts()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    plugin.id()
                        + " works only as "
                        + plugin.contexts()
                        + ", which needs an editor."));
  }

  @Override
  public void close() {
    bundle.close();
  }
}
