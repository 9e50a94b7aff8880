package framewright.doctor;

import framewright.error.ErrorKind;
import java.util.List;

/** What a kind of failure means, and the one thing to do where its sentence does not say it. */
public record Explanation(String cause, String remedy) {
  private static final String OURS =
      "Render the frame again. If it fails again, send us the file that 'framewright doctor --bundle FILE.zip' makes.";

  /** Of a failure: its sentence says what happened and then, where it can, what to do. */
  public static Explanation of(Incident incident) {
    Explanation general = of(incident.kind());
    List<String> sentences = List.of(incident.sentence().split("(?<=[.!]) (?=[A-Z])"));
    boolean advises = sentences.size() > 1 && incident.kind() != ErrorKind.INTERNAL;
    return new Explanation(
        incident.reason().orElse(general.cause),
        advises ? sentences.get(sentences.size() - 1) : general.remedy);
  }

  private static Explanation of(ErrorKind kind) {
    return switch (kind) {
      case INVALID_REQUEST ->
          new Explanation(
              "A control or an input has a value that the effect does not take.",
              "Set the control that the message names back to its default.");
      case UNSUPPORTED ->
          new Explanation(
              "This version, or this application, cannot do that.",
              "Choose another setting or a smaller frame.");
      case MODEL_UNAVAILABLE ->
          new Explanation(
              "The model is not installed, or was refused.",
              "Install the model again, or choose another.");
      case OUT_OF_MEMORY ->
          new Explanation(
              "The device or the machine had not enough free memory for a frame of this size.",
              "Close other applications, or set quality to half.");
      case SERVER_UNAVAILABLE ->
          new Explanation(
              "No inference server could be started or reached.",
              "Run 'framewright doctor': it tries to start one and says what is missing.");
      case BUSY, TIMED_OUT ->
          new Explanation(
              "The frame was not done within the time that a frame may take.",
              "Set quality to half, or render fewer frames at once.");
      case CANCELLED, INTERNAL ->
          new Explanation("A fault of Framewright's own, or of a library it uses.", OURS);
    };
  }
}
