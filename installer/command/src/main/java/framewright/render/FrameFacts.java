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
public record FrameFacts(
    String device,
    ModelFacts model,
    Map<String, Double> stages,
    List<String> warnings,
    Map<String, Double> findings) {

  /** The model that made the frame. */
  public record ModelFacts(String id, String version, String sha256) {}

  /** The id of the message that carries the report. */
  static final String MESSAGE_ID = "framewright.frame";

  public static final FrameFacts NONE = new FrameFacts("", null, Map.of(), List.of(), Map.of());

  static FrameFacts from(List<Message> messages) {
    return messages.stream()
        .filter(message -> message.id().equals(MESSAGE_ID))
        .map(message -> parse(message.text()))
        .reduce(NONE, (earlier, later) -> later);
  }

  private static FrameFacts parse(String json) {
    try {
      FrameFacts facts = new Gson().fromJson(json, FrameFacts.class);
      return new FrameFacts(
          Objects.requireNonNullElse(facts.device, ""),
          facts.model,
          Objects.requireNonNullElse(facts.stages, Map.of()),
          Objects.requireNonNullElse(facts.warnings, List.of()),
          Objects.requireNonNullElse(facts.findings, Map.of()));
    } catch (JsonSyntaxException e) {
      return NONE;
    }
  }
}
