package framewright.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.effect.Effect;
import framewright.effect.Effects;
import framewright.install.InstalledPresets;
import framewright.preset.PresetNote;
import framewright.report.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "presets",
    mixinStandardHelpOptions = true,
    description = "Lists the presets of the effects: shipped, a studio's, and your own.")
final class PresetsCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    JsonArray all = new JsonArray();
    for (Effect effect : Effects.standard().all()) {
      List<PresetNote> notes = InstalledPresets.library().list(effect.id());
      notes.forEach(note -> all.add(asJson(effect.id(), note)));
      if (!json) {
        notes.forEach(note -> out.println(line(effect.id(), note)));
      }
    }
    out.println(json ? Json.text(all) : "Your own are in " + InstalledPresets.userFolder() + ".");
    return CommandLine.ExitCode.OK;
  }

  private static String line(String effect, PresetNote note) {
    return String.format("%-8s %-24s %-8s %s", effect, note.name(), place(note), note.about());
  }

  private static String place(PresetNote note) {
    return note.place().name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject asJson(String effect, PresetNote note) {
    JsonObject preset = new JsonObject();
    preset.addProperty("effect", effect);
    preset.addProperty("name", note.name());
    preset.addProperty("place", place(note));
    preset.addProperty("about", note.about());
    return preset;
  }
}
