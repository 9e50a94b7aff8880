package framewright.bridge.host;

import java.util.Map;
import java.util.Optional;

/** The parameter by which a host tells a retimer which time of the source to show. */
final class RetimerTime {

  private static final String NAME = "SourceTime";

  private RetimerTime() {}

  static Optional<OfxParam> of(Map<String, OfxParam> params) {
    return Optional.ofNullable(params.get(NAME));
  }

  /** A retimer shows every frame at its own time until the user says otherwise. */
  static void runAsFilmed(OfxParam time, Project project) {
    double first = project.firstFrame();
    double last = project.lastFrame();
    time.curve().propose(Map.of(first, ParamValue.of(first), last, ParamValue.of(last)));
  }
}
