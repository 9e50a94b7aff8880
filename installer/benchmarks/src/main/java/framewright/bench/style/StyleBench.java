package framewright.bench.style;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.bench.Panorama;
import framewright.bench.ServerMemory;
import framewright.bench.SizeOption;
import framewright.command.Benchmark;
import framewright.drawing.ContactSheet;
import framewright.drawing.Drawing;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.Picture;
import framewright.render.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code bench style} command. */
@Command(
    name = "style",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how still each look holds on clips: temporal error along the motion, its ratio to the clip's own, and that ratio"
          + " where a pixel stands still unless motion explains it better; beside them the look's strength (mean change of luma),"
          + " flicker on two draws of the same noise and what a shift by one pixel leaves over (both without the temporal hold),"
          + " drift of brightness, pump (how far what one tone becomes wanders), the worst difference of a frame rendered in four"
          + " parts, and time. Draws a sheet of all looks on all clips."
    })
public final class StyleBench implements Benchmark {
  /** The look that is no painter. */
  static final String REFERENCE = "reference";

  private static final int SHEET_CELL_WIDTH = 480;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "CLIP", arity = "0..*", description = "Video files or frame patterns.")
  private List<String> clips = List.of();

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
          "mosaic",
          "dusk",
          "night",
          "fog",
          "rain",
          "snow",
          REFERENCE);

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

  @Option(
      names = "--hold",
      defaultValue = "0.5",
      description = "The temporal hold; the panel's default by default.")
  private String hold;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "What the reference style takes its colours from; a drawn picture by default.")
  private String reference;

  @Option(
      names = "--size",
      paramLabel = "WIDTHxHEIGHT",
      description =
          "Also times every look on a drawn clip of this size, and compares it with renders at 1/2 and 1/4.")
  private String size;

  private final JsonArray rows = new JsonArray();
  private ContactSheet drawn;
  private Home home;

  @Override
  public Integer call() throws Exception {
    home = Home.current();
    if (!clips.isEmpty()) {
      steadiness();
    }
    if (size != null) {
      sizes(SizeOption.parse(size));
    }
    write();
    return CommandLine.ExitCode.OK;
  }

  private void steadiness() throws FootageException {
    drawn = new ContactSheet(looks.size() + 1, SHEET_CELL_WIDTH);
    BenchTable table =
        new BenchTable(
            "clip, look",
            "own error",
            "error",
            "ratio",
            "or still",
            "strength",
            "noise flicker",
            "1 px shift",
            "drift",
            "pump",
            "tile seam",
            "ms");
    for (String clip : clips) {
      List<Picture> pictures = read(clip);
      drawn.add(Drawing.overChecker(pictures.get(0)), Path.of(clip).getFileName().toString());
      for (String look : looks) {
        try (LookTrial trial = new LookTrial(home, pictures, hold, referenceFor(look))) {
          add(table, Path.of(clip).getFileName().toString(), look, trial.of(look));
        }
      }
    }
    table.print(spec.commandLine().getOut());
  }

  private Optional<Picture> referenceFor(String look) throws FootageException {
    if (!look.equals(REFERENCE)) {
      return Optional.empty();
    }
    if (reference == null) {
      return Optional.of(drawnReference());
    }
    try (FootageReader reader = Footage.open(reference)) {
      return Optional.of(reader.read(reader.range().first()));
    }
  }

  /** A picture of strong tones and much detail. */
  static Picture drawnReference() throws FootageException {
    return Panorama.drawn(640, 360, 0);
  }

  private void add(BenchTable table, String clip, String look, LookTrial.Figures figures)
      throws FootageException {
    drawn.add(Drawing.overChecker(figures.sample()), look);
    rows.add(row(clip, look, figures));
    table.row(
        clip + ", " + look,
        figures.own(),
        figures.error(),
        figures.ratio(),
        figures.stillRatio(),
        figures.strength(),
        figures.flicker(),
        figures.shift(),
        figures.drift(),
        figures.pump(),
        figures.seam(),
        figures.milliseconds());
  }

  private void sizes(SizeOption frame) throws FootageException {
    BenchTable table =
        new BenchTable(size, "ms while playing", "server's peak MB so far", "1/2 dB", "1/4 dB");
    LookSpeed speed = new LookSpeed(home, frame);
    ScaleTrial scales = new ScaleTrial(home, frame);
    for (String look : looks) {
      double milliseconds = speed.milliseconds(look, hold);
      long peak = ServerMemory.peakBytes(home) >> 20;
      double[] agreement = scales.agreement(look);
      table.row(look, milliseconds, peak, agreement[0], agreement[1]);
      JsonObject row = new JsonObject();
      row.addProperty("size", size);
      row.addProperty("look", look);
      row.addProperty("best_ms", milliseconds);
      row.addProperty("server_peak_mb", peak);
      row.addProperty("half_db", agreement[0]);
      row.addProperty("quarter_db", agreement[1]);
      rows.add(row);
    }
    table.print(spec.commandLine().getOut());
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

  private void write() throws FootageException {
    if (json != null) {
      BenchReport report = new BenchReport("style");
      report.put("looks", rows);
      report.write(json);
    }
    if (sheet != null && !clips.isEmpty()) {
      drawn.write(sheet);
    }
  }

  private static JsonObject row(String clip, String look, LookTrial.Figures figures) {
    JsonObject row = new JsonObject();
    row.addProperty("clip", clip);
    row.addProperty("look", look);
    row.addProperty("own_error", figures.own());
    row.addProperty("error", figures.error());
    row.addProperty("error_ratio", figures.ratio());
    row.addProperty("still_ratio", figures.stillRatio());
    row.addProperty("strength", figures.strength());
    row.addProperty("noise_flicker", figures.flicker());
    row.addProperty("shift_error", figures.shift());
    row.addProperty("drift", figures.drift());
    row.addProperty("pump", figures.pump());
    row.addProperty("tile_seam", figures.seam());
    row.addProperty("best_ms", figures.milliseconds());
    return row;
  }
}
