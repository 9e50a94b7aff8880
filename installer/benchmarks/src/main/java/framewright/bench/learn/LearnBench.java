package framewright.bench.learn;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.gson.JsonArray;
import framewright.bench.Bar;
import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.bench.SizeOption;
import framewright.command.Benchmark;
import framewright.drawing.ContactSheet;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.footage.FootageException;
import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.render.Failure;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code bench learn} command. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = {
      "Learns from some frames of shots whose every frame has a truth, because code did to it what a hand would have done, and"
          + " says how near the other frames come: PSNR, of a repair in the hole and outside of it; of a matte the IoU, with and"
          + " without pixels whose truth is near one half, the largest false piece in percent of the frame, the error along the frame's border and inside; flicker beside the"
          + " truth's own; the nearest example carried along the motion, on frames 8 or more away; time and memory to apply."
          + " A minute is 110 seconds of processor: two cores that are busy for 92 % of it."
    })
public final class LearnBench implements Benchmark {
  private static final int THREADS = 2;
  private static final int SHEET_FRAMES = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--footage",
      description =
          "Folder of clips. Default: ${DEFAULT-VALUE}. Without it only what is drawn by code is learned.")
  private Path footage = Path.of("../shared/footage");

  @Option(names = "--shots", split = ",", description = "Which shots, by name; all by default.")
  private List<String> names = List.of();

  @Option(
      names = "--minutes",
      split = ",",
      description = "When to judge. Default: 0.5,1,2,3; 0: only what it costs to apply.")
  private List<Double> minutes = List.of(0.5, 1.0, 2.0, 3.0);

  @Option(names = "--examples", description = "Frames to learn from. Default: ${DEFAULT-VALUE}.")
  private int examples = 3;

  @Option(names = "--size", description = "Of the frames. Default: ${DEFAULT-VALUE}.")
  private String frame = "640x360";

  @Option(names = "--network", description = "small, medium or large. Default: medium.")
  private NetworkSize network = NetworkSize.MEDIUM;

  @Option(names = "--sheet", paramLabel = "FILE.png", description = "Writes source, truth, result.")
  private Path sheet;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures for programs.")
  private Path json;

  private final JsonArray rows = new JsonArray();
  private final List<Bar> bars = new ArrayList<>();
  private final ContactSheet drawn = new ContactSheet(3, 640);
  private Path packs;

  @Override
  public Integer call() throws Exception {
    SizeOption size = SizeOption.parse(frame);
    packs = Files.createTempDirectory("framewright-bench-learn");
    try (Engine engine = engine()) {
      cost(size);
      Map<String, Shots.Maker> all = new Shots(footage, size.width(), size.height()).all();
      minutes = minutes.stream().filter(minute -> minute > 0).sorted().toList();
      for (String name : shots(all)) {
        learn(engine, maker(all, name).made(name));
      }
    } finally {
      MoreFiles.deleteRecursively(packs, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    bars.forEach(bar -> out().println("  " + bar));
    out().flush();
    write();
    return CommandLine.ExitCode.OK;
  }

  static Engine engine() {
    return Engine.open(EngineOptions.standard().withDevice("cpu").withThreads(THREADS));
  }

  private List<String> shots(Map<String, Shots.Maker> all) {
    List<String> asked = names.isEmpty() ? List.copyOf(all.keySet()) : names;
    return minutes.isEmpty() ? List.of() : asked;
  }

  private Shots.Maker maker(Map<String, Shots.Maker> all, String name) {
    return Optional.ofNullable(all.get(name))
        .orElseThrow(
            () ->
                new Failure("There is no shot \"" + name + "\". There are " + all.keySet() + "."));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void cost(SizeOption size) throws Exception {
    BenchTable table = new BenchTable(frame + ", to apply", "ms", "processor ms", "peak MB");
    for (Task task : Task.values()) {
      ApplyCost cost = ApplyCost.of(task, network, size, packs);
      table.row(task, cost.milliseconds(), cost.processorMilliseconds(), cost.peakMegabytes());
      rows.add(cost.json(task, frame));
      LearnBars.of(cost, task, size).forEach(bars::add);
    }
    table.print(out());
    out().flush();
  }

  private void learn(Engine engine, Shot shot) throws Exception {
    List<Integer> frames = Shot.spread(examples);
    try (Course course = new Course(engine, shot, frames, network, packs)) {
      Trial trial = new Trial(shot, frames, course);
      Map<String, Double> carried = trial.carriedMarks();
      if (shot.foretold().isPresent()) {
        Map<String, Double> marks = trial.foretoldMarks(shot.foretold().get());
        out().println(shot.name() + ", the best that can be foretold: " + marks);
      }
      for (double minute : minutes) {
        course.learnUntil(minute);
        add(Result.of(shot, frame, minute, course, trial, carried));
      }
      draw(shot, trial);
    }
  }

  private void add(Result result) {
    out().println(result);
    out().flush();
    rows.add(result.json());
    bars.addAll(LearnBars.of(result));
  }

  private void draw(Shot shot, Trial trial) throws Exception {
    if (sheet != null) {
      List<Integer> frames = Shot.judged(Shot.spread(examples));
      for (int i = 0; i < SHEET_FRAMES; i++) {
        int number = frames.get((2 * i + 1) * frames.size() / (2 * SHEET_FRAMES));
        draw(shot, trial, number, shot.name() + ", frame " + number);
      }
      int worst = trial.worst();
      draw(shot, trial, worst, shot.name() + ", the worst, frame " + worst);
    }
  }

  private void draw(Shot shot, Trial trial, int number, String title) throws Exception {
    drawn.add(shot.source().frame(number).image(), title);
    drawn.add(shot.truth().frame(number).image(), "by hand");
    drawn.add(trial.applied(number).image(), "learned");
  }

  private void write() throws FootageException {
    if (json != null) {
      BenchReport report = new BenchReport("learn");
      report.put("examples", examples);
      report.put("rows", rows);
      report.write(json);
    }
    if (sheet != null) {
      drawn.write(sheet);
    }
  }
}
