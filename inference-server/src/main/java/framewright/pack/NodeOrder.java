package framewright.pack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which operators of one graph wait for which others, by the names of what passes between them. */
final class NodeOrder {
  private final Map<String, Integer> makers = new HashMap<>();
  private final List<List<String>> inputs = new ArrayList<>();

  /** The names that a node takes and makes. */
  record Names(List<String> taken, List<String> made) {
    Names() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  void add(Names names) {
    names.made().forEach(name -> makers.put(name, inputs.size()));
    makers.remove(""); // what a node could make besides, and does not
    inputs.add(names.taken());
  }

  /** Whether some wait for each other, so that none of them could begin. */
  boolean hasCircle() {
    int[] waitsFor = new int[inputs.size()];
    List<List<Integer>> takers = new ArrayList<>();
    inputs.forEach(node -> takers.add(new ArrayList<>()));
    for (int node = 0; node < waitsFor.length; node++) {
      for (String name : inputs.get(node)) {
        Integer maker = makers.get(name);
        if (maker != null) {
          takers.get(maker).add(node);
          waitsFor[node]++;
        }
      }
    }
    return run(waitsFor, takers) < waitsFor.length;
  }

  /** How many can run when each begins once all that it waits for have run. */
  private static int run(int[] waitsFor, List<List<Integer>> takers) {
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < waitsFor.length; node++) {
      if (waitsFor[node] == 0) {
        ready.add(node);
      }
    }
    int run = 0;
    for (; !ready.isEmpty(); run++) {
      for (int taker : takers.get(ready.remove())) {
        if (--waitsFor[taker] == 0) {
          ready.add(taker);
        }
      }
    }
    return run;
  }
}
