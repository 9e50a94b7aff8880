package framewright.bench.gpu;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import framewright.render.Failure;
import framewright.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which side a graph's operators ran, out of the profiles that a server's graphs leave.
 *
 * @param graph as in "framewright-key main.onnx"
 * @param onDevice how many ran there
 * @param onCpu how often each that was left to the CPU is in the graph
 * @param mostBytes of what one of those left, which the device may have to be sent
 */
record Operators(String graph, int onDevice, Map<String, Integer> onCpu, long mostBytes) {
  private static final String CPU = "CPUExecutionProvider";

  /** Of a folder of profiles, each graph once. */
  static List<Operators> in(Path profiles) throws IOException {
    Map<String, Operators> byGraph = new TreeMap<>();
    try (Stream<Path> files = Files.list(profiles)) {
      for (Path file : files.sorted().toList()) {
        Operators graph = of(file);
        if (graph.onDevice > 0 || !graph.onCpu.isEmpty()) { // one that never ran says nothing
          byGraph.put(graph.graph, graph);
        }
      }
    }
    return List.copyOf(byGraph.values());
  }

  private static Operators of(Path file) throws IOException {
    TreeSet<String> device = new TreeSet<>();
    Map<String, String> cpu = new TreeMap<>();
    long mostBytes = 0;
    for (JsonElement element : events(file)) {
      JsonObject event = element.getAsJsonObject();
      JsonObject more = event.getAsJsonObject("args");
      if (more != null && more.has("provider") && more.has("op_name")) {
        String node = event.get("name").getAsString();
        if (more.get("provider").getAsString().equals(CPU)) {
          cpu.put(node, more.get("op_name").getAsString());
          mostBytes = Math.max(mostBytes, more.get("output_size").getAsLong());
        } else {
          device.add(node);
        }
      }
    }
    return new Operators(graph(file), device.size(), counted(cpu), mostBytes);
  }

  private static JsonArray events(Path file) throws IOException {
    JsonArray events = Json.read(file, JsonArray.class);
    if (events == null) {
      throw new Failure(
          "The server left an empty profile of " + graph(file) + ": it was not ended in peace.");
    }
    return events;
  }

  private static Map<String, Integer> counted(Map<String, String> operatorOfNode) {
    return operatorOfNode.values().stream()
        .collect(Collectors.toMap(name -> name, name -> 1, Integer::sum, TreeMap::new));
  }

  /** "framewright-key main.onnx 3_2026-11-30_15-00-00.json" without the count and what follows. */
  private static String graph(Path file) {
    return file.getFileName().toString().replaceFirst(" \\d+_[^ ]*$", "");
  }

  /** As people read it: "Gather 4, Shape 8". */
  String left() {
    return onCpu.entrySet().stream()
        .map(operator -> operator.getKey() + " " + operator.getValue())
        .collect(Collectors.joining(", "));
  }
}
