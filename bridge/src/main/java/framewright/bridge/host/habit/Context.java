package framewright.bridge.host.habit;

import java.util.Arrays;
import java.util.Optional;

/** The role in which a host uses a plugin. */
public enum Context {
  FILTER("OfxImageEffectContextFilter"),
  GENERAL("OfxImageEffectContextGeneral"),
  RETIMER("OfxImageEffectContextRetimer"),
  GENERATOR("OfxImageEffectContextGenerator"),
  TRANSITION("OfxImageEffectContextTransition");

  private final String ofxName;

  Context(String ofxName) {
    this.ofxName = ofxName;
  }

  public String ofxName() {
    return ofxName;
  }

  /** Empty for contexts that this host does not offer, such as paint. */
  public static Optional<Context> of(String ofxName) {
    return Arrays.stream(values()).filter(context -> context.ofxName.equals(ofxName)).findFirst();
  }
}
