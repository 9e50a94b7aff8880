package framewright.server;

import framewright.engine.EngineOptions;
import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set, with its default. A flag ({@code --name value} or {@code
 * --name=value}) wins over its environment variable.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><td>--runtime-dir</td><td>FRAMEWRIGHT_RUNTIME_DIR</td><td>$XDG_RUNTIME_DIR/framewright, else /tmp/framewright-UID</td></tr>
 * <tr><td>--home</td><td>FRAMEWRIGHT_HOME</td><td>none; its models folder is searched last but one</td></tr>
 * <tr><td>--models</td><td>FRAMEWRIGHT_MODELS</td><td>none; folders of packs searched first</td></tr>
 * <tr><td>--presets</td><td>FRAMEWRIGHT_PRESETS</td><td>none; folders of a studio's presets, which are only read</td></tr>
 * <tr><td>--log-dir</td><td>FRAMEWRIGHT_LOG_DIR</td><td>$XDG_STATE_HOME/framewright, else ~/.local/state/framewright</td></tr>
 * <tr><td>--listen</td><td>FRAMEWRIGHT_LISTEN</td><td>auto: a Unix socket where there are any, else loopback</td></tr>
 * <tr><td>--device</td><td>FRAMEWRIGHT_DEVICE</td><td>auto: the best there is; several, as in cuda:0,cuda:1, share the frames</td></tr>
 * <tr><td>--profiles</td><td>FRAMEWRIGHT_PROFILES</td><td>none; a folder in which each graph leaves what its operators took</td></tr>
 * <tr><td>--threads</td><td>FRAMEWRIGHT_THREADS</td><td>all cores</td></tr>
 * <tr><td>--queue</td><td>FRAMEWRIGHT_QUEUE</td><td>32 frames received, waiting or running</td></tr>
 * <tr><td>--idle-minutes</td><td>FRAMEWRIGHT_IDLE_MINUTES</td><td>10; 0 stays for ever</td></tr>
 * <tr><td>--region-mb</td><td>FRAMEWRIGHT_REGION_MB</td><td>8192 MB of pixels for all clients, shared or in the stream</td></tr>
 * <tr><td>--memory-mb</td><td>FRAMEWRIGHT_MEMORY_MB</td><td>512 MB of derived things, as much of streamed frames</td></tr>
 * </table>
 */
record Configuration(
    ServerFolders folders,
    Listen listen,
    List<String> devices,
    Optional<Path> profiles,
    int threads,
    int queue,
    Duration idleExit,
    long regionBytes,
    long memoryBytes) {

  /** Where to listen. */
  enum Listen {
    AUTO,
    UNIX,
    LOOPBACK
  }

  private static final List<String> NAMES =
      List.of(
          "runtime-dir",
          "home",
          "models",
          "presets",
          "log-dir",
          "listen",
          "device",
          "profiles",
          "threads",
          "queue",
          "idle-minutes",
          "region-mb",
          "memory-mb");

  static Configuration of(List<String> arguments, Map<String, String> environment) {
    Settings settings = new Settings(flags(arguments), environment);
    return new Configuration(
        ServerFolders.of(settings),
        settings.choice("listen", Listen.AUTO),
        List.of(settings.text("device").orElse("auto").split("\\s*,\\s*")),
        settings.path("profiles"),
        settings.number("threads", Runtime.getRuntime().availableProcessors(), 1, 1024),
        settings.number("queue", 32, 1, 4096),
        Duration.ofMinutes(settings.number("idle-minutes", 10, 0, 1_000_000)),
        (long) settings.number("region-mb", 8192, 1, 1_000_000) << 20,
        (long) settings.number("memory-mb", 512, 1, 1_000_000) << 20);
  }

  /** How the server opens the engine of a device. */
  EngineOptions engine(String device) {
    return EngineOptions.standard()
        .withThreads(threads)
        .withDevice(device)
        .withGpuPack(folders.gpuPack())
        .withProfiles(profiles);
  }

  private static Map<String, String> flags(List<String> arguments) {
    Map<String, String> flags = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String[] parts = arguments.get(i).split("=", 2);
      String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
      boolean inNext = parts.length == 1;
      if (!NAMES.contains(name) || (inNext && i + 1 == arguments.size())) {
        throw FramewrightException.invalidRequest(
            "Cannot understand \""
                + arguments.get(i)
                + "\". The settings are: --"
                + String.join(", --", NAMES)
                + ".");
      }
      flags.put(name, inNext ? arguments.get(++i) : parts[1]);
    }
    return flags;
  }
}
