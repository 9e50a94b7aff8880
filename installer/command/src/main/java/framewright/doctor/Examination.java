package framewright.doctor;

import framewright.bridge.host.BundleFiles;
import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxPlugin;
import framewright.bridge.host.habit.HostHabits;
import framewright.engine.Device;
import framewright.engine.Engine;
import framewright.install.HostCache;
import framewright.install.InstalledModels;
import framewright.install.PluginFolder;
import framewright.pack.ModelPack;
import framewright.release.Version;
import framewright.render.Home;
import framewright.rpc.Inquiry;
import framewright.server.Endpoint;
import framewright.server.ServerEngine;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at an installation the way the plugin and the server will use it. Changes nothing, and
 * leaves running what ran before.
 */
public final class Examination {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Home home;

  public Examination(Home home) {
    this.home = home;
  }

  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.good("version", Version.NUMBER));
    findings.add(Finding.good("home", home.folder()));
    findings.add(Finding.good("java", Runtime.version() + ", " + System.getProperty("java.home")));
    findings.add(plugin());
    findings.add(editors());
    findings.addAll(hostCaches());
    findings.addAll(server());
    findings.add(runtimeFolder());
    findings.addAll(device());
    findings.add(Libraries.finding("footage library", "ffmpeg"));
    findings.add(Libraries.finding("motion library", "opencv"));
    findings.addAll(models());
    findings.addAll(OwnRoom.trial(home));
    findings.add(Finding.good("logs", ServerFolders.current().logs()));
    return findings;
  }

  private Finding plugin() {
    try (OfxBundle bundle = OfxBundle.load(home.bundle(), HostHabits.complete())) {
      String labels =
          bundle.plugins().stream().map(OfxPlugin::label).collect(Collectors.joining(", "));
      return Finding.good("plugin", home.bundle() + " with " + labels);
    } catch (IOException | RuntimeException | LinkageError e) {
      return Finding.bad("plugin", e.getMessage(), Libraries.advice(e));
    }
  }

  /** Where editors will find the plugin. */
  private Finding editors() {
    List<Path> installed =
        BundleFiles.installed().stream()
            .filter(bundle -> bundle.endsWith("Framewright.ofx.bundle"))
            .toList();
    return installed.isEmpty()
        ? Finding.good(
            "editors",
            "none sees the plugin yet: start yours with OFX_PLUGIN_PATH=" + home.folder())
        : Finding.good(
            "editors", installed.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }

  /** What hosts remember of a plugin that has changed since. */
  private static List<Finding> hostCaches() {
    try {
      List<Finding> findings = new ArrayList<>();
      for (HostCache cache : HostCache.present()) {
        for (PluginFolder folder : PluginFolder.searched()) {
          if (folder.home().isPresent() && cache.isOlderThan(folder.bundle())) {
            findings.add(stale(cache));
          }
        }
      }
      return findings.stream().distinct().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(Finding.good("host cache", "cannot be examined: " + e.getMessage()));
    }
  }

  private static Finding stale(HostCache cache) {
    return Finding.bad(
        "host cache",
        cache.host() + " remembers an older plugin, in " + cache.file(),
        "Close " + cache.host() + " and run 'framewright install', or remove that file.");
  }

  private static List<Finding> server() {
    return ServerFolders.current()
        .endpoint()
        .map(Examination::server)
        .orElse(
            List.of(
                Finding.good("server", "not running; the plugin starts it with the first frame")));
  }

  /** Of one whose process lives: whether it answers, too, and what it says of its device. */
  private static List<Finding> server(Endpoint endpoint) {
    String name = "process " + endpoint.process() + ", version " + endpoint.version();
    String advice = "End it with 'framewright stop'; the next frame starts another.";
    Optional<Inquiry.Answer> answer = Inquiry.ask(endpoint.address(), endpoint.token(), PATIENCE);
    if (answer.isEmpty()) {
      return List.of(Finding.bad("server", name + " does not answer", advice));
    }
    return List.of(
        endpoint.version().equals(Version.NUMBER)
            ? Finding.good("server", "running as " + name + ", and answers")
            : Finding.bad("server", name + " is of another version than this command", advice),
        Finding.good("its device", answer.get().deviceName() + ": " + answer.get().reason()));
  }

  private static Finding runtimeFolder() {
    Path folder = ServerFolders.current().runtime();
    String advice =
        "Remove "
            + folder
            + ", or set FRAMEWRIGHT_RUNTIME_DIR to a folder that only you can enter.";
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        return Finding.good("runtime folder", folder + ", made when it is needed");
      }
      String permissions =
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
      boolean owned =
          Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
              .getName()
              .equals(System.getProperty("user.name"));
      return owned && permissions.equals("rwx------")
          ? Finding.good("runtime folder", folder)
          : Finding.bad(
              "runtime folder", folder + " is not yours alone (" + permissions + ")", advice);
    } catch (IOException e) {
      return Finding.bad(
          "runtime folder", folder + " cannot be examined: " + e.getMessage(), advice);
    }
  }

  private static List<Finding> device() {
    try (Engine engine = Engine.open(ServerEngine.options())) {
      Device device = engine.device();
      return List.of(
          Finding.good("device", device.id() + ", " + device.name()),
          Finding.good("why", device.reason()));
    } catch (RuntimeException | LinkageError e) {
      return List.of(
          Finding.bad("device", "no model can run: " + e.getMessage(), Libraries.advice(e)));
    }
  }

  private List<Finding> models() {
    List<ModelPack> packs = InstalledModels.all();
    if (packs.isEmpty()) {
      return List.of(Finding.bad("models", "none", "Build or install Framewright again."));
    }
    List<Finding> findings = new ArrayList<>();
    String usable =
        packs.stream()
            .filter(ModelPack::usable)
            .map(ModelPack::id)
            .collect(Collectors.joining(", "));
    findings.add(Finding.good("models", usable));
    packs.stream()
        .filter(pack -> !pack.usable())
        .map(
            pack ->
                Finding.bad(
                    "model " + pack.id(),
                    pack.problem(),
                    "Reinstall this model or remove " + pack.folder() + "."))
        .forEach(findings::add);
    return findings;
  }
}
