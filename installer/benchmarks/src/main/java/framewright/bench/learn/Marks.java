package framewright.bench.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

  /** Which of them is worst by this mark: one has to be looked at. */
  int worst(String mark) {
    Comparator<Integer> by = Comparator.comparingDouble(frame -> frames.get(frame).get(mark));
    return IntStream.range(0, frames.size())
        .filter(frame -> !Double.isNaN(frames.get(frame).get(mark)))
        .boxed()
        .max(WORST_COUNTS.contains(mark) ? by : by.reversed())
        .orElse(0);
  }

  private Set<String> names() {
    return frames.isEmpty() ? Set.of() : frames.get(0).keySet();
  }
}
