package framewright.command;

import framewright.install.HostCache;
import framewright.install.PluginFolder;
import framewright.install.SessionPath;
import framewright.install.ShellLinks;
import framewright.install.Stopping;
import framewright.install.UserThings;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.report.Report;
import framewright.server.ServerFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Takes back what install did, and ends your server. Models, settings and logs of yours stay.",
    footer = {"", "What it removes is what names this installation; others are left as they are."})
final class UninstallCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "Also from this plugin folder, as in install --to FOLDER.")
  private Path folder;

  @Option(names = "--purge", description = "Also your models, logs and caches of Framewright.")
  private boolean purge;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.current();
    Report report = new Report();
    boolean ended = Stopping.stop(Stopping.ofThisUser(), report);
    removeBundles(home, report);
    removeLinks(home, report);
    for (HostCache cache : HostCache.clear()) {
      report.item(
          "cleared", "%s, which %s remembered plugins in".formatted(cache.file(), cache.host()));
    }
    if (purge) {
      UserThings.remove(ServerFolders.current().runtime())
          .forEach(path -> report.item("removed", path));
    } else {
      UserThings.present().forEach(path -> report.item("kept", path));
    }
    tellTheRest(home, report);
    report.print(spec.commandLine().getOut(), json);
    return ended ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void removeBundles(Home home, Report report) throws IOException {
    for (PluginFolder plugins : candidates()) {
      if (plugins.isHomeOf(home) || !plugins.serves(home)) {
        continue;
      }
      if (!Files.isWritable(plugins.path())) {
        throw new Failure(plugins.bundle() + " is everybody's. Uninstall it with sudo.");
      }
      plugins.remove();
      report.item("removed", plugins.bundle());
    }
  }

  private List<PluginFolder> candidates() {
    List<PluginFolder> folders = new ArrayList<>(PluginFolder.searched());
    if (folder != null) {
      folders.add(PluginFolder.chosen(folder));
    }
    return folders;
  }

  private static void removeLinks(Home home, Report report) throws IOException {
    for (ShellLinks links : List.of(ShellLinks.user(), ShellLinks.system())) {
      links.remove(home).forEach(link -> report.item("removed", link));
    }
    if (!Files.exists(PluginFolder.user().bundle()) && SessionPath.remove()) {
      report.item("removed", SessionPath.file());
    }
  }

  private static void tellTheRest(Home home, Report report) throws IOException {
    report.advice(
        PluginFolder.system().isHomeOf(home)
            ? "The installation itself belongs to the system's packages: sudo apt remove framewright"
            : "Nothing of it is in use any more: remove " + home.folder() + " to finish.");
  }
}
