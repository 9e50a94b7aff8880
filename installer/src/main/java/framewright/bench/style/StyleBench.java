package framewright.bench.style;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.bench.ContactSheet;
import framewright.bench.Drawing;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.Picture;
import framewright.render.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code bench style} command. */
@Command(
    name = "style",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how still each look holds on clips: temporal error beside the clip's own and beside the look's strength (mean",
      "change of luma), flicker on two draws of the same noise, what a shift by one pixel leaves over, drift of brightness, and",
      "time. Draws a sheet of all looks on all clips."
    })
public final class StyleBench implements Callable<Integer> {
  private static final int SHEET_CELL_WIDTH = 480;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "CLIP", arity = "1..*", description = "Video files or frame patterns.")
  private List<String> clips;

  @Option(
      names = "--looks",
      split = ",",
      paramLabel = "LOOK",
      description = "Which looks; all by default.")
  private List<String> looks =
      List.of(
          "ink",
          "papercut",
          "oil",
          "watercolour",
          "pencil",
          "engraving",
          "halftone",
          "neon",
          "anime",
          "twoink",
          "mosaic");

  @Option(
      names = "--frames",
      description = "Of each clip, from its start; 8 by default, 100 for a true drift.")
  private int frames = 8;

  @Option(names = "--sheet", paramLabel = "FILE.png", description = "Writes the contact sheet.")
  private Path sheet;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures for other programs.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    Home home = Home.current();
    BenchTable table =
        new BenchTable(
            "clip, look",
            "own error",
            "error",
            "ratio",
            "strength",
            "noise flicker",
            "1 px shift",
            "drift",
            "ms");
    JsonArray rows = new JsonArray();
    ContactSheet drawn = new ContactSheet(looks.size() + 1, SHEET_CELL_WIDTH);
    for (String clip : clips) {
      List<Picture> pictures = read(clip);
      drawn.add(Drawing.overChecker(pictures.get(0)), Path.of(clip).getFileName().toString());
      try (LookTrial trial = new LookTrial(home, pictures)) {
        for (String look : looks) {
          LookTrial.Figures figures = trial.of(look);
          drawn.add(Drawing.overChecker(figures.sample()), look);
          rows.add(row(clip, look, figures));
          table.row(
              Path.of(clip).getFileName() + ", " + look,
              figures.own(),
              figures.error(),
              figures.ratio(),
              figures.strength(),
              figures.flicker(),
              figures.shift(),
              figures.drift(),
              figures.milliseconds());
        }
      }
    }
    table.print(spec.commandLine().getOut());
    write(rows, drawn);
    return CommandLine.ExitCode.OK;
  }

  private List<Picture> read(String clip) throws FootageException {
    List<Picture> pictures = new ArrayList<>();
    try (FootageReader reader = Footage.open(clip)) {
      int first = reader.range().first();
      int last = reader.isStill() ? first : Math.min(reader.range().last(), first + frames - 1);
      for (int frame = first; frame <= last; frame++) {
        pictures.add(reader.read(frame));
      }
    }
    return pictures;
  }

  private void write(JsonArray rows, ContactSheet drawn) throws FootageException {
    if (json != null) {
      BenchReport report = new BenchReport("style");
      report.put("looks", rows);
      report.write(json);
    }
    if (sheet != null) {
      drawn.write(sheet);
    }
  }

  private static JsonObject row(String clip, String look, LookTrial.Figures figures) {
    JsonObject row = new JsonObject();
    row.addProperty("clip", Path.of(clip).getFileName().toString());
    row.addProperty("look", look);
    row.addProperty("own_error", figures.own());
    row.addProperty("error", figures.error());
    row.addProperty("error_ratio", figures.ratio());
    row.addProperty("strength", figures.strength());
    row.addProperty("noise_flicker", figures.flicker());
    row.addProperty("shift_error", figures.shift());
    row.addProperty("drift", figures.drift());
    row.addProperty("best_ms", figures.milliseconds());
    return row;
  }
}
