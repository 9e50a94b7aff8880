package framewright.command;

import framewright.install.FastStart;
import framewright.install.HostCache;
import framewright.install.PluginFolder;
import framewright.install.SessionPath;
import framewright.install.ShellLinks;
import framewright.install.Stopping;
import framewright.render.Home;
import framewright.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "install",
    subcommands = InstallGpuCommand.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts the plugin where hosts look, the command where shells look, and makes starts fast.",
      "Makes hosts look again that remember an older plugin, and ends a server of an older version."
    },
    footer = {
      "",
      "Without an option: for everybody when root, else for you alone. Nothing is downloaded, nothing is asked."
    })
final class InstallCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @ArgGroup private Where where = new Where();

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  static final class Where {
    @Option(names = "--system", description = "For everybody: /usr/OFX/Plugins.")
    private boolean system;

    @Option(
        names = "--user",
        description = "For you alone: ~/.local/share/OFX/Plugins, named by OFX_PLUGIN_PATH.")
    private boolean user;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Into a plugin folder of yours.")
    private Path folder;

    PluginFolder plugins() {
      if (folder != null) {
        return PluginFolder.chosen(folder);
      }
      boolean root = System.getProperty("user.name").equals("root");
      return system || (root && !user) ? PluginFolder.system() : PluginFolder.user();
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.current();
    PluginFolder plugins = where.plugins();
    Report report = new Report();
    putBundle(home, plugins, report);
    makeFindable(home, plugins, report);
    Stopping.stop(Stopping.ofThisUser(), report);
    FastStart.make(home).ifPresent(problem -> report.item("warning", problem));
    for (HostCache cache : HostCache.clear()) {
      report.item(
          "cleared", "%s, which %s remembered plugins in".formatted(cache.file(), cache.host()));
    }
    report.advice("Restart the host application; the effects are in the group Framewright.");
    report.print(spec.commandLine().getOut(), json);
    return CommandLine.ExitCode.OK;
  }

  private static void putBundle(Home home, PluginFolder plugins, Report report) throws IOException {
    if (!plugins.isHomeOf(home)) {
      Optional<String> before =
          plugins.home().filter(other -> !other.equals(home.folder().toString()));
      plugins.put(home);
      before.ifPresent(other -> report.item("replaced", "the plugin of " + other));
    }
    report.fact("plugin", plugins.bundle());
    report.hidden("home", home.folder().toString());
    report.hidden("audience", plugins.audience());
  }

  /**
   * Links to the command, and for a user's own plugin folder the variable that makes hosts look
   * there.
   */
  private void makeFindable(Home home, PluginFolder plugins, Report report) throws IOException {
    if (where.folder != null || plugins.isHomeOf(home)) {
      return;
    }
    boolean forUser = plugins.equals(PluginFolder.user());
    ShellLinks links = forUser ? ShellLinks.user() : ShellLinks.system();
    links.make(home).forEach(link -> report.item("linked", link));
    if (forUser) {
      SessionPath.write(plugins);
      report.item("written", SessionPath.file());
      report.advice(
          "Hosts that your desktop starts find the plugin after the next login. Until then, or in a terminal:");
      report.advice("  export OFX_PLUGIN_PATH=\"%s\"".formatted(plugins.path()));
    }
  }
}
