package framewright.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.install.InstalledModels;
import framewright.pack.ModelPack;
import framewright.report.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the installed models.")
final class ModelsCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for other programs.")
  private boolean json;

  @Override
  public Integer call() {
    List<ModelPack> packs = InstalledModels.all();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(asJson(packs)));
    } else {
      packs.forEach(pack -> print(out, pack));
      out.println("Packs of your own go into " + InstalledModels.userFolder() + ".");
    }
    return CommandLine.ExitCode.OK;
  }

  private static void print(PrintWriter out, ModelPack pack) {
    out.printf(
        "%-24s %-8s %-8s %s%n",
        pack.id(), pack.manifest().effect(), pack.manifest().version(), pack.manifest().title());
    if (!pack.usable()) {
      out.println("    cannot be used: " + pack.problem());
    }
  }

  private static JsonArray asJson(List<ModelPack> packs) {
    JsonArray models = new JsonArray();
    for (ModelPack pack : packs) {
      JsonObject model = new JsonObject();
      model.addProperty("id", pack.id());
      model.addProperty("version", pack.manifest().version());
      model.addProperty("title", pack.manifest().title());
      model.addProperty("effect", pack.manifest().effect());
      model.addProperty("licence", pack.manifest().licence());
      model.addProperty("folder", pack.folder().toString());
      model.addProperty("problem", pack.problem());
      models.add(model);
    }
    return models;
  }
}
