package framewright.bridge.host.image;

import java.util.Arrays;
import java.util.Optional;

/** What alpha means in an image. */
public enum Premultiplication {
  OPAQUE("OfxImageOpaque"),
  PREMULTIPLIED("OfxImageAlphaPremultiplied"),
  STRAIGHT("OfxImageAlphaUnPremultiplied");

  private final String ofxName;

  Premultiplication(String ofxName) {
    this.ofxName = ofxName;
  }

  public String ofxName() {
    return ofxName;
  }

  public static Optional<Premultiplication> of(String ofxName) {
    return Arrays.stream(values()).filter(state -> state.ofxName.equals(ofxName)).findFirst();
  }
}
