package framewright.bridge.host;

import java.util.Arrays;
import java.util.Optional;

/** What a pixel is made of. */
public enum Components {
  RGBA("OfxImageComponentRGBA", 4),
  RGB("OfxImageComponentRGB", 3),
  ALPHA("OfxImageComponentAlpha", 1);

  static final String NONE = "OfxImageComponentNone";

  private final String ofxName;
  private final int count;

  Components(String ofxName, int count) {
    this.ofxName = ofxName;
    this.count = count;
  }

  public String ofxName() {
    return ofxName;
  }

  public int count() {
    return count;
  }

  static Optional<Components> of(String ofxName) {
    return Arrays.stream(values())
        .filter(components -> components.ofxName.equals(ofxName))
        .findFirst();
  }
}
