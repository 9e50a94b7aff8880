package framewright.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.footage.FootageException;
import framewright.render.FrameReport;
import framewright.render.FrameResult;
import framewright.render.RenderOrder;
import framewright.render.Setting;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What {@code render --json} writes: what was ordered, what was made, and sums of it. */
public final class RenderReport {
  private RenderReport() {}

  public static void write(
      Path file,
      RenderOrder order,
      String plugin,
      List<FrameResult> results,
      double framesPerSecond)
      throws FootageException {
    JsonObject report = ordered(order, plugin);
    FrameReport last = lastReport(results);
    report.add("model", Json.tree(last.model()));
    report.addProperty("device", last.device());
    report.addProperty("written", count(results) - kept(results));
    report.addProperty("kept", kept(results));
    report.addProperty("failed", results.size() - count(results));
    report.addProperty("frames_per_second", framesPerSecond);
    report.addProperty(
        "milliseconds", results.stream().mapToDouble(FrameResult::milliseconds).sum());
    report.add("files", files(results));
    JsonArray frames = new JsonArray();
    results.forEach(result -> frames.add(frame(result)));
    report.add("frames", frames);
    Json.write(file, report);
  }

  private static JsonObject ordered(RenderOrder order, String plugin) {
    JsonObject ordered = new JsonObject();
    ordered.addProperty("effect", order.effect());
    ordered.addProperty("plugin", plugin);
    ordered.addProperty("input", order.input());
    ordered.addProperty("output", order.output());
    ordered.add("clips", Json.tree(order.clips()));
    ordered.add("settings", Json.tree(order.settings().stream().map(Setting::toString).toList()));
    ordered.add("layers", Json.tree(order.layers()));
    return ordered;
  }

  private static long count(List<FrameResult> results) {
    return results.stream().filter(result -> !result.failed()).count();
  }

  private static long kept(List<FrameResult> results) {
    return results.stream().filter(FrameResult::isKept).count();
  }

  /** Every file of the result once, with what a farm needs to check that it has arrived whole. */
  private static JsonArray files(List<FrameResult> results) throws FootageException {
    Set<Path> made = new LinkedHashSet<>();
    results.forEach(result -> result.file().ifPresent(made::add));
    JsonArray files = new JsonArray();
    for (Path path : made) {
      JsonObject file = new JsonObject();
      file.addProperty("file", path.toString());
      file.addProperty("bytes", path.toFile().length());
      file.addProperty("sha256", Sha256.of(path));
      files.add(file);
    }
    return files;
  }

  /** Frames that needed no model say nothing of it. */
  private static FrameReport lastReport(List<FrameResult> results) {
    return results.stream()
        .map(FrameResult::report)
        .reduce(FrameReport.NONE, (earlier, later) -> later.model() == null ? earlier : later);
  }

  private static JsonObject frame(FrameResult result) {
    JsonObject frame = new JsonObject();
    frame.addProperty("frame", result.frame());
    result.file().ifPresent(file -> frame.addProperty("file", file.toString()));
    result.error().ifPresent(error -> frame.addProperty("error", error));
    frame.addProperty("milliseconds", result.milliseconds());
    frame.add("stages", Json.tree(result.report().stages()));
    frame.add("warnings", Json.tree(result.report().warnings()));
    frame.add("findings", Json.tree(result.report().findings()));
    return frame;
  }
}
