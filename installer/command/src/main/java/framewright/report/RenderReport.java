package framewright.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import framewright.footage.FootageException;
import framewright.render.FrameReport;
import framewright.render.FrameResult;
import java.nio.file.Path;
import java.util.List;

/** What {@code render --json} writes. */
public final class RenderReport {
  private RenderReport() {}

  public static void write(
      Path file, String effect, String plugin, List<FrameResult> results, double framesPerSecond)
      throws FootageException {
    JsonObject report = new JsonObject();
    report.addProperty("effect", effect);
    report.addProperty("plugin", plugin);
    FrameReport last = lastReport(results);
    report.add("model", Json.tree(last.model()));
    report.addProperty("device", last.device());
    report.addProperty("written", results.stream().filter(result -> !result.failed()).count());
    report.addProperty("failed", results.stream().filter(FrameResult::failed).count());
    report.addProperty("frames_per_second", framesPerSecond);
    JsonArray frames = new JsonArray();
    results.forEach(result -> frames.add(frame(result)));
    report.add("frames", frames);
    Json.write(file, report);
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
