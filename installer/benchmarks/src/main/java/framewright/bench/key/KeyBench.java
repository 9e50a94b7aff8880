package framewright.bench.key;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import framewright.command.Benchmark;
import framewright.footage.FootageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The key benchmark: quality against the truth and the classical keyers, and speed. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description =
        "Keys plates with exact truth with Framewright Key and with classical keyers, and says how far each is off.")
public final class KeyBench implements Benchmark {
  private static final int CLIPS_PER_PART = 3;

  @Option(
      names = "--truth",
      description =
          "Folder of plates with truth. Default: the variable FRAMEWRIGHT_GREENSCREEN, else ../shared/greenscreen/gt.")
  private Path truth;

  @Option(names = "--models", description = "Folder of model packs. Default: the home's models.")
  private Path models;

  @Option(
      names = "--out",
      description = "Where the figures and the contact sheet go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("build/bench/key");

  @Option(names = "--no-clips", description = "Leaves out the moving clips.")
  private boolean noClips;

  @Option(names = "--no-speed", description = "Leaves out the timing.")
  private boolean noSpeed;

  @Option(names = "--threads", description = "CPU threads. Default: all.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  private final Results results = new Results();
  private final Sheet sheet = new Sheet();

  @Override
  public Integer call() throws IOException, FootageException {
    PrintWriter console = spec.commandLine().getOut();
    Files.createDirectories(out);
    JsonObject figures = new JsonObject();
    if (!noSpeed) {
      figures.add("speed", Speed.measure(console));
    }
    try (OurKeyer ours = new OurKeyer(modelFolder(), threads)) {
      List<Shot> shots = TruthSet.read(truthFolder());
      for (Shot shot : shots) {
        still(ours, shot);
      }
      if (!noClips) {
        clips(ours, shots);
      }
    }
    results.print(console);
    figures.add("quality", results.json());
    Files.writeString(
        out.resolve("key.json"),
        new GsonBuilder().setPrettyPrinting().create().toJson(figures) + "\n");
    sheet.write(out.resolve("key.png"));
    console.println(
        "\nFigures: " + out.resolve("key.json") + ", contact sheet: " + out.resolve("key.png"));
    console.flush();
    return results.passed() ? 0 : 1;
  }

  private void still(OurKeyer ours, Shot shot) {
    Map<String, Shot.Key> keys = new LinkedHashMap<>(ClassicalKeyers.defaults(shot));
    keys.putAll(ClassicalKeyers.tuned(shot));
    keys.put(Results.OURS, ourKey(ours, shot));
    keys.forEach((name, key) -> results.add(shot.part(), name, Score.of(shot, key)));
    Map<String, Shot.Key> shown = new LinkedHashMap<>();
    for (String name : List.of(ClassicalKeyers.IBK, ClassicalKeyers.CHROMA + "*", Results.OURS)) {
      shown.put(name, keys.get(name));
    }
    sheet.row(shot, shown);
  }

  /**
   * A plate that Framewright refuses counts as not keyed at all: solid, and its colours as they
   * are.
   */
  private Shot.Key ourKey(OurKeyer ours, Shot shot) {
    try {
      return ours.key(shot);
    } catch (CompletionException refused) {
      spec.commandLine()
          .getErr()
          .println(shot.name() + " counts as not keyed: " + refused.getCause().getMessage());
      float[] solid = new float[shot.alpha().length];
      Arrays.fill(solid, 1);
      return new Shot.Key(solid, shot.plate());
    }
  }

  private void clips(OurKeyer ours, List<Shot> shots) throws IOException {
    Map<String, Integer> done = new LinkedHashMap<>();
    for (Shot shot : shots) {
      if (done.merge(shot.part(), 1, Integer::sum) <= CLIPS_PER_PART) {
        clip(ours, shot);
      }
    }
  }

  private void clip(OurKeyer ours, Shot shot) throws IOException {
    for (Codec codec : Codec.values()) {
      clip(ours, Clips.pan(shot, codec), codec.metric());
    }
  }

  private void clip(OurKeyer ours, List<Shot> frames, String metric) {
    Map<String, List<float[]>> alphas = new LinkedHashMap<>();
    for (Shot frame : frames) {
      ClassicalKeyers.defaults(frame)
          .forEach(
              (name, key) -> alphas.computeIfAbsent(name, n -> new ArrayList<>()).add(key.alpha()));
      alphas.computeIfAbsent(Results.OURS, n -> new ArrayList<>()).add(ourKey(ours, frame).alpha());
    }
    alphas.forEach(
        (name, list) ->
            results.add(frames.get(0).part(), name, Map.of(metric, Clips.dtSsd(frames, list))));
  }

  private Path truthFolder() {
    String variable = System.getenv("FRAMEWRIGHT_GREENSCREEN");
    Path fallback = variable == null ? Path.of("../shared/greenscreen/gt") : Path.of(variable);
    return truth == null ? fallback : truth;
  }

  private Path modelFolder() {
    String home = System.getenv("FRAMEWRIGHT_HOME");
    return models != null ? models : Path.of(home == null ? "build/home" : home).resolve("models");
  }
}
