package framewright.bench.retime;

import framewright.bench.BenchReport;
import framewright.bench.BenchTable;
import framewright.bench.Panorama;
import framewright.bench.ServerMemory;
import framewright.bench.retime.peer.DenseInverseSearch;
import framewright.bench.retime.peer.Minterpolate;
import framewright.bench.retime.peer.Splatting;
import framewright.command.Benchmark;
import framewright.footage.Picture;
import framewright.render.Home;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code bench retime} command. */
@Command(
    name = "retime",
    mixinStandardHelpOptions = true,
    description = {
      "Measures Retime on frames with a known truth, beside frame blend, OpenCV's dense inverse search and ffmpeg's minterpolate.",
      "FOLDER holds middlebury-other/ and triplets/ with NAME/0.png, 1.png, 2.png, clips/, and train/clips/ for cuts and repair.",
      "What is not there is left out and said."
    })
public final class RetimeBench implements Benchmark {
  private static final List<String> CLIPS = List.of("aslwalk.mkv", "bbb.mp4", "bottle.mp4");

  private static final int CLIPS_PER_ORIGIN = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--footage", paramLabel = "FOLDER", description = "../shared/footage by default.")
  private Path footage = Path.of("../shared/footage");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "For the figures and the contact sheet; build/bench by default.")
  private Path out = Path.of("build/bench");

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Of: triplets, grain, eight, cuts, repair, still, speed.")
  private List<String> only =
      List.of("triplets", "grain", "eight", "cuts", "repair", "still", "speed");

  private final BenchReport report = new BenchReport("retime");
  private PrintWriter console;

  @Override
  public Integer call() throws Exception {
    console = spec.commandLine().getOut();
    Files.createDirectories(out);
    Home home = Home.current();
    try (Product best = new Product("Framewright, best", "full", home);
        Product fast = new Product("Framewright, fast", "half", home)) {
      run(best, fast);
    }
    report.write(out.resolve("retime.json"));
    console.println();
    console.println("Figures: " + out.resolve("retime.json"));
    return CommandLine.ExitCode.OK;
  }

  private void run(Product best, Product fast) throws Exception {
    if (only.contains("triplets")) {
      triplets(best, fast);
    }
    if (only.contains("grain")) {
      grain(best);
    }
    if (only.contains("eight")) {
      eightTimes(best);
    }
    if (only.contains("cuts")) {
      cuts(best);
    }
    if (only.contains("repair")) {
      repair();
    }
    if (only.contains("still")) {
      still(best);
    }
    if (only.contains("speed")) {
      speed(best, fast);
    }
  }

  private void triplets(Product best, Product fast) throws Exception {
    Pictures pictures = new Pictures();
    List<Contender> contenders = contenders(best, fast);
    measure(
        new TripletTrial("Middlebury", Triplet.in(footage.resolve("middlebury-other"))),
        "middlebury",
        contenders,
        pictures);
    measure(
        new TripletTrial("dev", Triplet.in(footage.resolve("triplets"))),
        "dev",
        contenders,
        pictures);
    pictures.write(out.resolve("retime.png"));
  }

  private void grain(Product best) throws Exception {
    console.println();
    BenchTable table = new BenchTable("grain of made frames, 1 is the sources'", "mixed", "kept");
    for (String folder : List.of("middlebury-other", "triplets")) {
      GrainTrial trial = new GrainTrial(Triplet.in(footage.resolve(folder)));
      double mixed = trial.run(best);
      best.set("grain", "keep");
      double kept = trial.run(best);
      best.set("grain", "mixed");
      table.row(folder, mixed, kept);
      report.put("grain " + folder + " mixed", mixed);
      report.put("grain " + folder + " kept", kept);
    }
    table.print(console);
  }

  private void measure(
      TripletTrial trial, String name, List<Contender> contenders, Pictures pictures)
      throws Exception {
    for (Contender contender : contenders) {
      trial.run(contender, pictures);
    }
    trial.print(console);
    report.put(name, trial.json());
  }

  private List<Contender> contenders(Product best, Product fast) {
    List<Contender> contenders =
        new ArrayList<>(
            List.of(best, fast, new Blend(), new DenseInverseSearch(), new Splatting()));
    if (Minterpolate.isInstalled()) {
      contenders.add(new Minterpolate());
    } else {
      console.println("The ffmpeg program is not installed: minterpolate is left out.");
    }
    return contenders;
  }

  /** Eight times slower: seven frames between two that are eight apart. */
  private void eightTimes(Product best) throws Exception {
    console.println();
    BenchTable table =
        new BenchTable(
            "eight times slower, PSNR", "Framewright", "DIS full, bicubic", "frame blend");
    for (String clip : CLIPS) {
      List<Picture> frames = Triplet.nineOf(footage.resolve("clips").resolve(clip));
      if (!frames.isEmpty()) {
        double ours = eightTimes(best, frames);
        table.row(
            clip,
            ours,
            eightTimes(new DenseInverseSearch(), frames),
            eightTimes(new Blend(), frames));
        report.put("eight_" + clip + "_psnr_db", ours);
      }
    }
    table.print(console);
  }

  private static double eightTimes(Contender contender, List<Picture> frames) throws Exception {
    List<Fidelity> fidelities = new ArrayList<>();
    for (int frame = 1; frame < frames.size() - 1; frame++) {
      Picture picture =
          contender.between(frames.get(0), frames.get(frames.size() - 1), frame / 8.0);
      fidelities.add(Fidelity.of(picture, frames.get(frame)));
    }
    return Fidelity.mean(fidelities).psnr();
  }

  private void cuts(Product best) throws Exception {
    CutTrial trial = new CutTrial(best, footage.resolve("train/clips"));
    if (!trial.canRun()) {
      console.println("No clips in " + footage.resolve("train/clips") + ": cuts are left out.");
      return;
    }
    trial.run();
    report.put("cut_precision", trial.precision());
    report.put("cut_recall", trial.recall());
    report.put("cut_warped_frames", trial.warped());
    console.printf(
        "%nCuts: precision %.3f, recall %.3f, frames warped across a cut: %d%n",
        trial.precision(), trial.recall(), trial.warped());
  }

  private void repair() throws Exception {
    RepairTrial trial =
        new RepairTrial(footage.resolve("train/clips"), Home.current(), CLIPS_PER_ORIGIN);
    if (!trial.canRun()) {
      console.println("No clips in " + footage.resolve("train/clips") + ": repair is left out.");
      return;
    }
    console.println();
    BenchTable table =
        new BenchTable(
            "repair of damaged frames", "rebuilt", "named", "sound", "worst change, 255ths");
    trial.run(1, table, report);
    trial.run(2, table, report);
    table.print(console);
  }

  private void still(Product best) throws Exception {
    StillTrial trial = new StillTrial(best);
    double writing = trial.writing();
    double stillness = trial.stillness();
    report.put("writing_residual", writing);
    report.put("still_residual", stillness);
    console.printf(
        "%nWriting over motion changes by 1/%.0f at most, a still picture by 1/%.0f.%n",
        1 / Math.max(1e-9, writing), 1 / Math.max(1e-9, stillness));
  }

  private void speed(Product best, Product fast) throws Exception {
    console.println();
    BenchTable table =
        new BenchTable(
            "ms through plugin and server", "first between", "each further", "server's peak MB");
    for (Product product : List.of(best, fast)) {
      for (int[] size : new int[][] {{1920, 1080}, {3840, 2160}}) {
        speed(product, size, table);
      }
    }
    table.print(console);
  }

  private void speed(Product product, int[] size, BenchTable table) throws Exception {
    SpeedMeasure measure = new SpeedMeasure(product);
    measure.run(Panorama.drawn(size[0], size[1], 0), Panorama.drawn(size[0], size[1], 12), 3);
    String name = product.name() + " " + size[0] + "x" + size[1];
    long peak = ServerMemory.peakBytes(Home.current()) >> 20;
    table.row(name, measure.firstMilliseconds(), measure.furtherMilliseconds(), peak);
    report.put(name + " first_ms", measure.firstMilliseconds());
    report.put(name + " further_ms", measure.furtherMilliseconds());
    report.put(name + " server_peak_mb", peak);
  }
}
