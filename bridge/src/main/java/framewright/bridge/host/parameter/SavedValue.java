package framewright.bridge.host.parameter;

/** A parameter's value over time, as it was when its project was saved. */
public final class SavedValue {

  private final ParamCurve curve;

  SavedValue(ParamCurve curve) {
    this.curve = curve;
  }

  ParamCurve curve() {
    return curve;
  }
}
