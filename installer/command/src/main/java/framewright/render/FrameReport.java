package framewright.render;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import framewright.bridge.host.call.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What our plugin reports of a frame to a host that asks for it: one log message per frame, in
 * JSON.
 *
 * @param model empty when none ran
 * @param stages milliseconds by stage, in the order they were spent
 */
public record FrameReport(
    String device,
    ModelIdentity model,
    Map<String, Double> stages,
    List<String> warnings,
    Map<String, Double> findings) {

  /** The model that made the frame. */
  public record ModelIdentity(String id, String version, String sha256) {}

  /** The id of the message that carries the report. */
  static final String MESSAGE_ID = "framewright.frame";

  public static final FrameReport NONE = new FrameReport("", null, Map.of(), List.of(), Map.of());

  static FrameReport from(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.id().equals(MESSAGE_ID))
        .map(message -> parse(message.text()))
        .reduce(NONE, (earlier, later) -> later);
  }

  private static FrameReport parse(String json) {
    try {
      FrameReport report = new Gson().fromJson(json, FrameReport.class);
      return new FrameReport(
          Objects.requireNonNullElse(report.device, ""),
          report.model,
          Objects.requireNonNullElse(report.stages, Map.of()),
          Objects.requireNonNullElse(report.warnings, List.of()),
          Objects.requireNonNullElse(report.findings, Map.of()));
    } catch (JsonSyntaxException e) {
      return NONE;
    }
  }
}
