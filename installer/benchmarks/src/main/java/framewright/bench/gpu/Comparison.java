package framewright.bench.gpu;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.bench.BenchTable;
import framewright.report.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A device beside the CPU. */
record Comparison(Figures device, List<Line> lines) {

  /**
   * One trick at one size, on both.
   *
   * @param off the largest difference of the two pictures
   */
  record Line(Trick trick, Figures.Row cpu, Figures.Row device, double off, boolean stayed) {
    boolean good() {
      return off <= trick.allowed() && stayed;
    }

    private String verdict() {
      return good() ? "" : stayed ? "WRONG" : "NOT MADE THERE";
    }
  }

  static Comparison of(Figures cpu, Figures device, List<Trick> tricks) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Figures.Row found : device.rows()) {
      Figures.Row right = cpu.row(found.trick(), found.size());
      Trick trick =
          tricks.stream().filter(one -> one.name().equals(found.trick())).findFirst().orElseThrow();
      lines.add(
          new Line(
              trick,
              right,
              found,
              Deviation.between(Path.of(right.picture()), Path.of(found.picture())),
              found.devices().equals(List.of(device.id()))));
    }
    return new Comparison(device, lines);
  }

  boolean good() {
    return lines.stream().allMatch(Line::good);
  }

  void print(PrintWriter out) {
    out.println(device.id() + ", " + device.name() + ". " + device.reason());
    BenchTable table =
        new BenchTable("", "size", "CPU ms", "ms", "first ms", "off by", "allowed", "");
    for (Line line : lines) {
      table.row(
          line.trick.name(),
          line.device.size(),
          line.cpu.milliseconds(),
          line.device.milliseconds(),
          line.device.firstMilliseconds(),
          "%.6f".formatted(line.off),
          "%.6f".formatted(line.trick.allowed()),
          line.verdict());
    }
    table.print(out);
  }

  JsonObject json() {
    JsonObject compared = new JsonObject();
    compared.addProperty("device", device.id());
    compared.addProperty("name", device.name());
    compared.addProperty("reason", device.reason());
    JsonArray rows = new JsonArray();
    lines.forEach(line -> rows.add(json(line)));
    compared.add("rows", rows);
    return compared;
  }

  private static JsonObject json(Line line) {
    JsonObject row = new JsonObject();
    row.addProperty("trick", line.trick.name());
    row.addProperty("size", line.device.size());
    row.addProperty("cpu_ms", line.cpu.milliseconds());
    row.addProperty("ms", line.device.milliseconds());
    row.addProperty("first_ms", line.device.firstMilliseconds());
    row.add("stages_ms", Json.tree(line.device.stages()));
    row.addProperty("off", line.off);
    row.addProperty("allowed", line.trick.allowed());
    row.add("made_on", Json.tree(line.device.devices()));
    row.add("warnings", Json.tree(line.device.warnings()));
    row.addProperty("good", line.good());
    return row;
  }
}
