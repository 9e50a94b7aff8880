package framewright.server;

import com.google.common.base.Splitter;
import framewright.preset.PresetFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a server of this user meets its clients, writes its logs and looks for models, in this
 * order (the user's own come last), for what is being learned, for presets, and for the library of
 * the GPU pack. The command asks here too, so that it never looks elsewhere than the server.
 */
public record ServerFolders(
    Path runtime,
    Path logs,
    List<Path> models,
    Path courses,
    PresetFolders presets,
    Optional<Path> gpuPack) {

  private static final String GPU_LIBRARY = "onnxruntime_providers_webgpu";

  /** Of a server that this process would start. */
  public static ServerFolders current() {
    return of(new Settings(Map.of(), System.getenv()));
  }

  static ServerFolders of(Settings settings) {
    return new ServerFolders(
        runtimeFolder(settings),
        settings
            .path("log-dir")
            .orElse(settings.xdg("XDG_STATE_HOME", ".local/state").resolve("framewright")),
        modelFolders(settings),
        settings.xdg("XDG_DATA_HOME", ".local/share").resolve("framewright/courses"),
        presetFolders(settings),
        gpuPack(settings));
  }

  /** Those of the user, in which also lies what was learned. */
  public Path ownModels() {
    return models.get(models.size() - 1);
  }

  /** The server that is to be met there, if one is alive. */
  public Optional<Endpoint> endpoint() {
    return Endpoint.in(runtime);
  }

  private static Path runtimeFolder(Settings settings) {
    return settings
        .path("runtime-dir")
        .orElseGet(
            () ->
                settings
                    .environment("XDG_RUNTIME_DIR")
                    .map(folder -> Path.of(folder, "framewright"))
                    .orElseGet(() -> Path.of(temporaryFolder(), "framewright-" + userId())));
  }

  /** The plugin knows no Java property: where there is a /tmp, both sides use it. */
  private static String temporaryFolder() {
    return File.separatorChar == '/' ? "/tmp" : System.getProperty("java.io.tmpdir");
  }

  /**
   * The user as the system counts them, or by name where it does not. The plugin asks the system
   * itself.
   */
  private static String userId() {
    Path ourselves = Path.of("/proc/self");
    try {
      Path ours = Files.exists(ourselves) ? ourselves : Path.of(System.getProperty("user.home"));
      return Files.getAttribute(ours, "unix:uid").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return System.getProperty("user.name");
    }
  }

  /** First the folders asked for, then those of the installation, then the user's own. */
  private static List<Path> modelFolders(Settings settings) {
    List<Path> folders = new ArrayList<>(listed(settings, "models"));
    settings.path("home").ifPresent(home -> folders.add(home.resolve("models")));
    folders.add(settings.xdg("XDG_DATA_HOME", ".local/share").resolve("framewright/models"));
    return List.copyOf(folders);
  }

  private static PresetFolders presetFolders(Settings settings) {
    return new PresetFolders(
        settings.xdg("XDG_DATA_HOME", ".local/share").resolve("framewright/presets"),
        listed(settings, "presets"),
        settings.path("home").map(home -> List.of(home.resolve("presets"))).orElse(List.of()));
  }

  /** The user's own before the installation's; absent where none is installed. */
  private static Optional<Path> gpuPack(Settings settings) {
    Path own = settings.xdg("XDG_DATA_HOME", ".local/share").resolve("framewright");
    return Stream.concat(Stream.of(own), settings.path("home").stream())
        .map(folder -> folder.resolve("gpu").resolve(System.mapLibraryName(GPU_LIBRARY)))
        .filter(Files::exists)
        .findFirst();
  }

  private static List<Path> listed(Settings settings, String name) {
    return settings.text(name).stream()
        .flatMap(list -> Splitter.on(File.pathSeparatorChar).omitEmptyStrings().splitToStream(list))
        .map(Path::of)
        .toList();
  }
}
