package framewright.bench.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The marks of several frames. */
record Marks(List<Map<String, Double>> frames) {
  private static final Set<String> WORST_COUNTS = Set.of("blob %", "ghost %");

  /** Each mark's mean, and the worst false piece: one is seen. NaN: nothing was to be judged. */
  Map<String, Double> summary() {
    Map<String, Double> summary = new LinkedHashMap<>();
    for (String name : names()) {
      List<Double> values = new ArrayList<>();
      frames.forEach(frame -> values.add(frame.get(name)));
      DoubleStream numbers =
          values.stream().mapToDouble(Double::doubleValue).filter(v -> !Double.isNaN(v));
      summary.put(
          name,
          (WORST_COUNTS.contains(name) ? numbers.max() : numbers.average()).orElse(Double.NaN));
    }
    return summary;
  }

  private Set<String> names() {
    return frames.isEmpty() ? Set.of() : frames.get(0).keySet();
  }
}
