package framewright.bridge.host.parameter;

import java.util.Map;
import java.util.Optional;

/** The parameter by which a host tells a retimer which time of the source to show. */
public final class RetimerTime {

  private static final String NAME = "SourceTime";

  private RetimerTime() {}

  /** A retimer shows every frame at its own time until the user says otherwise. */
  public static void runAsFilmed(Map<String, OfxParam> params, double first, double last) {
    Optional.ofNullable(params.get(NAME))
        .map(OfxParam::curve)
        .ifPresent(
            curve -> curve.propose(Map.of(first, ParamValue.of(first), last, ParamValue.of(last))));
  }
}
