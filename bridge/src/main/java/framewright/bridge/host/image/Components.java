package framewright.bridge.host.image;

import java.util.Arrays;
import java.util.Optional;

/** What a pixel is made of. */
public enum Components {
  RGBA("OfxImageComponentRGBA", 4),
  RGB("OfxImageComponentRGB", 3),
  ALPHA("OfxImageComponentAlpha", 1);

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

  public static Optional<Components> of(String ofxName) {
    return Arrays.stream(values())
        .filter(components -> components.ofxName.equals(ofxName))
        .findFirst();
  }
}
