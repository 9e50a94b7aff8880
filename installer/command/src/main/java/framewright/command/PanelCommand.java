package framewright.command;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Depth;
import framewright.page.PanelPage;
import framewright.render.Failure;
import framewright.render.Home;
import framewright.render.NearestName;
import framewright.render.PluginChoice;
import framewright.render.Setting;
import framewright.render.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "panel",
    mixinStandardHelpOptions = true,
    description = "Draws the panel of an effect, as it describes itself to a host, as a web page.")
final class PanelCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "EFFECT", description = "key, style, retime, model, or an OpenFX id.")
  private String effect;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The page to write.")
  private Path out;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "With the habits of natron, nuke, resolve, fusion or mlt; else of a full host.")
  private String host = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Sets a control first; rows that it makes count lose their grey.")
  private List<String> settings = List.of();

  @Override
  public Integer call() throws IOException {
    try (PluginChoice choice = PluginChoice.find(effect, Home.current(), habits());
        OfxInstance instance =
            choice.plugin().instance(choice.context(), Project.of(1920, 1080, Depth.FLOAT))) {
      Settings controls = new Settings(instance);
      settings.stream().map(Setting::parse).forEach(controls::apply);
      Files.writeString(out, PanelPage.of(instance));
    }
    spec.commandLine().getOut().println(out.toAbsolutePath());
    return CommandLine.ExitCode.OK;
  }

  private HostHabits habits() {
    if (host.isEmpty()) {
      return HostHabits.complete();
    }
    List<HostHabits> known = KnownHosts.all();
    return known.stream()
        .filter(habits -> habits.name().toLowerCase(Locale.ROOT).contains(host))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "No host \""
                        + host
                        + "\" is known. "
                        + NearestName.advice(host, known.stream().map(HostHabits::name).toList())));
  }
}
