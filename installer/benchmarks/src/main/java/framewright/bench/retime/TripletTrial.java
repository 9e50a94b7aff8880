package framewright.bench.retime;

import com.google.gson.JsonObject;
import framewright.bench.BenchTable;
import framewright.bench.retime.peer.DenseInverseSearch;
import framewright.footage.Picture;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every contender on a set of triplets, in all and by thirds of motion. */
final class TripletTrial {
  private static final List<String> THIRDS = List.of("slow", "medium", "fast");

  private final String name;
  private final List<Triplet> triplets;
  private final Map<String, List<Fidelity>> results = new LinkedHashMap<>();
  private final Map<String, Double> milliseconds = new LinkedHashMap<>();

  TripletTrial(String name, List<Triplet> triplets) {
    this.name = name;
    this.triplets = sortedByMotion(triplets);
  }

  void run(Contender contender, Pictures pictures) throws Exception {
    List<Fidelity> fidelities = new ArrayList<>();
    long start = System.nanoTime();
    for (Triplet triplet : triplets) {
      Picture picture = contender.between(triplet.before(), triplet.after(), 0.5);
      fidelities.add(Fidelity.of(picture, triplet.truth()));
      pictures.add(name + " " + triplet.name(), contender.name(), picture, triplet.truth());
    }
    milliseconds.put(
        contender.name(), (System.nanoTime() - start) / 1e6 / Math.max(1, triplets.size()));
    results.put(contender.name(), fidelities);
  }

  void print(PrintWriter out) {
    out.println();
    out.println(
        name
            + ": "
            + triplets.size()
            + " triplets, in decibels (PSNR), SSIM and mean absolute error (IE)");
    BenchTable table = new BenchTable("", "PSNR", "SSIM", "IE", "slow", "medium", "fast", "ms");
    results.forEach(
        (contender, fidelities) -> {
          Fidelity all = Fidelity.mean(fidelities);
          table.row(
              contender,
              all.psnr(),
              all.ssim(),
              all.error(),
              third(fidelities, 0),
              third(fidelities, 1),
              third(fidelities, 2),
              milliseconds.get(contender));
        });
    table.print(out);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    results.forEach((contender, fidelities) -> json.add(contender, json(contender, fidelities)));
    return json;
  }

  private JsonObject json(String contender, List<Fidelity> fidelities) {
    Fidelity all = Fidelity.mean(fidelities);
    JsonObject json = new JsonObject();
    json.addProperty("psnr_db", all.psnr());
    json.addProperty("ssim", all.ssim());
    json.addProperty("ie", all.error());
    json.addProperty("ms", milliseconds.get(contender));
    for (int third = 0; third < THIRDS.size(); third++) {
      json.addProperty("psnr_" + THIRDS.get(third) + "_db", third(fidelities, third));
    }
    for (int i = 0; i < triplets.size(); i++) {
      json.addProperty(triplets.get(i).name() + "_psnr_db", fidelities.get(i).psnr());
    }
    return json;
  }

  private static double third(List<Fidelity> fidelities, int third) {
    int size = fidelities.size();
    return Fidelity.mean(fidelities.subList(size * third / 3, size * (third + 1) / 3)).psnr();
  }

  private static List<Triplet> sortedByMotion(List<Triplet> triplets) {
    return triplets.stream()
        .sorted(
            Comparator.comparingDouble(
                triplet -> DenseInverseSearch.motion(triplet.before(), triplet.after())))
        .toList();
  }
}
