package framewright.bridge.host.image;

import java.util.Arrays;
import java.util.Optional;

/** How one component of a pixel is stored. */
public enum Depth {
  BYTE("OfxBitDepthByte", 1),
  SHORT("OfxBitDepthShort", 2),
  HALF("OfxBitDepthHalf", 2),
  FLOAT("OfxBitDepthFloat", 4);

  private final String ofxName;
  private final int bytes;

  Depth(String ofxName, int bytes) {
    this.ofxName = ofxName;
    this.bytes = bytes;
  }

  public String ofxName() {
    return ofxName;
  }

  public int bytes() {
    return bytes;
  }

  public static Optional<Depth> of(String ofxName) {
    return Arrays.stream(values()).filter(depth -> depth.ofxName.equals(ofxName)).findFirst();
  }
}
