package framewright.bench.faults;

import framewright.render.Home;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same frame, again, by servers with other numbers of threads. */
final class Repeats implements Fault {
  private static final List<Integer> THREADS = List.of(1, 2, 4);
  private static final int TIMES = 3;

  @Override
  public String id() {
    return "D1";
  }

  @Override
  public String title() {
    return "a frame three times by servers of 1, 2 and 4 threads";
  }

  @Override
  public String bar() {
    return "the same bytes in every effect";
  }

  @Override
  public boolean isBrief() {
    return false;
  }

  @Override
  public Verdict measure(Home home, Extent extent) throws Exception {
    List<Set<ByteBuffer>> results = new ArrayList<>();
    Shot.EFFECTS.forEach(effect -> results.add(new HashSet<>()));
    for (int threads : THREADS) {
      Process server =
          LiveServer.start(home, Map.of("FRAMEWRIGHT_THREADS", Integer.toString(threads)));
      for (int i = 0; i < Shot.EFFECTS.size(); i++) {
        try (Shot shot = Shot.of(Shot.EFFECTS.get(i), home, 640, 360)) {
          for (int time = 0; time < TIMES; time++) {
            results.get(i).add(shot.pixels());
          }
        }
      }
      server.destroy();
      server.waitFor();
    }
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      counts.add(Shot.EFFECTS.get(i) + " " + results.get(i).size());
    }
    return new Verdict(
        "different results: " + String.join(", ", counts),
        results.stream().allMatch(result -> result.size() == 1));
  }
}
