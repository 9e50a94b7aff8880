package framewright.bench.key;

import com.google.gson.JsonObject;
import framewright.bench.Bar;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Scores by part of the set and keyer, their means, and the bars the keyer has to pass. */
final class Results {
  static final String OURS = "Framewright Key";
  private static final Set<String> CLASSICAL =
      Set.of("colour difference", "Keylight-like", ClassicalKeyers.IBK, ClassicalKeyers.CHROMA);
  private static final double PSNR_GAIN = 3;

  private final Map<String, Map<String, List<Map<String, Double>>>> scores = new LinkedHashMap<>();

  void add(String part, String keyer, Map<String, Double> score) {
    scores
        .computeIfAbsent(part, p -> new LinkedHashMap<>())
        .computeIfAbsent(keyer, k -> new ArrayList<>())
        .add(score);
  }

  private double mean(String part, String keyer, String metric) {
    return scores.get(part).get(keyer).stream()
        .filter(score -> score.containsKey(metric))
        .mapToDouble(score -> score.get(metric))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private double bestClassical(String part, String metric) {
    return CLASSICAL.stream()
        .mapToDouble(keyer -> mean(part, keyer, metric))
        .min()
        .orElse(Double.NaN);
  }

  private double bestTunedPsnr(String part) {
    return scores.get(part).keySet().stream()
        .filter(keyer -> keyer.endsWith("*"))
        .mapToDouble(keyer -> mean(part, keyer, "PSNR"))
        .max()
        .orElse(Double.NaN);
  }

  void print(PrintWriter out) {
    for (String part : scores.keySet()) {
      Map<String, List<Map<String, Double>>> keyers = scores.get(part);
      List<String> metrics =
          List.of("MAD", "MADu", "Grad", "Conn", "F", "green", "PSNR", "SSIM", "dtSSD", "dtH264");
      out.printf(
          Locale.ROOT,
          "%n%-20s",
          part + " (" + keyers.get(OURS).stream().filter(s -> s.containsKey("MAD")).count() + ")");
      metrics.forEach(metric -> out.printf(Locale.ROOT, "%9s", metric));
      out.println();
      for (String keyer : keyers.keySet()) {
        out.printf(Locale.ROOT, "%-20s", keyer);
        metrics.forEach(
            metric ->
                out.printf(
                    Locale.ROOT,
                    metric.equals("SSIM") ? "%9.4f" : "%9.2f",
                    mean(part, keyer, metric)));
        out.println();
      }
      bars(part).forEach(bar -> out.println("  " + bar));
    }
    out.flush();
  }

  /** The bars for which anything was measured: without clips nothing flickers. */
  List<Bar> bars(String part) {
    return allBars(part).stream().filter(bar -> !Double.isNaN(bar.measured())).toList();
  }

  private List<Bar> allBars(String part) {
    String ibk = ClassicalKeyers.IBK;
    return List.of(
        new Bar(
            "MAD <= 0.55 IBK-like", mean(part, OURS, "MAD"), 0.55 * mean(part, ibk, "MAD"), true),
        new Bar(
            "MAD <= chroma distance*",
            mean(part, OURS, "MAD"),
            mean(part, ClassicalKeyers.CHROMA + "*", "MAD"),
            true),
        new Bar(
            "MADu <= 0.8 best classical",
            mean(part, OURS, "MADu"),
            0.8 * bestClassical(part, "MADu"),
            true),
        new Bar(
            "Grad <= 0.8 best classical",
            mean(part, OURS, "Grad"),
            0.8 * bestClassical(part, "Grad"),
            true),
        new Bar("F <= 0.5 IBK-like", mean(part, OURS, "F"), 0.5 * mean(part, ibk, "F"), true),
        new Bar(
            "PSNR >= IBK-like + 3 dB",
            mean(part, OURS, "PSNR"),
            mean(part, ibk, "PSNR") + PSNR_GAIN,
            false),
        new Bar("PSNR >= every tuned keyer", mean(part, OURS, "PSNR"), bestTunedPsnr(part), false),
        steadier(part, "dtSSD"),
        steadier(part, "dtH264"));
  }

  private Bar steadier(String part, String metric) {
    double ibk = mean(part, ClassicalKeyers.IBK, metric);
    return new Bar(metric + " <= 0.9 IBK-like", mean(part, OURS, metric), 0.9 * ibk, true);
  }

  JsonObject json() {
    JsonObject all = new JsonObject();
    scores.forEach(
        (part, keyers) -> {
          JsonObject rows = new JsonObject();
          keyers.forEach(
              (keyer, list) -> {
                JsonObject row = new JsonObject();
                Set<String> metrics = new LinkedHashSet<>();
                list.forEach(score -> metrics.addAll(score.keySet()));
                metrics.forEach(metric -> row.addProperty(metric, mean(part, keyer, metric)));
                rows.add(keyer, row);
              });
          all.add(part, rows);
        });
    return all;
  }

  boolean passed() {
    return scores.keySet().stream().allMatch(part -> bars(part).stream().allMatch(Bar::passed));
  }
}
