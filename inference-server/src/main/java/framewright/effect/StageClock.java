package framewright.effect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where the time of one render went, by stage, in the order first spent. Not thread-safe: it travels with the job. */
final class StageClock {
  private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
  private long mark = System.nanoTime();

  /** Adds the time since the last call, or since the beginning, to a stage. */
  void lap(String stage) {
    long now = System.nanoTime();
    add(stage, now - mark);
    mark = now;
  }

  void add(String stage, long nanos) {
    nanoseconds.merge(stage, nanos, Long::sum);
  }

  Map<String, Long> microseconds() {
    Map<String, Long> micros = new LinkedHashMap<>();
    nanoseconds.forEach((stage, nanos) -> micros.put(stage, TimeUnit.NANOSECONDS.toMicros(nanos)));
    return micros;
  }
}
