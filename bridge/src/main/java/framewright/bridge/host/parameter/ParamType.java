package framewright.bridge.host.parameter;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of parameter. */
public enum ParamType {
  INTEGER("OfxParamTypeInteger", Holds.INTS, 1),
  INTEGER_2D("OfxParamTypeInteger2D", Holds.INTS, 2),
  INTEGER_3D("OfxParamTypeInteger3D", Holds.INTS, 3),
  DOUBLE("OfxParamTypeDouble", Holds.DOUBLES, 1),
  DOUBLE_2D("OfxParamTypeDouble2D", Holds.DOUBLES, 2),
  DOUBLE_3D("OfxParamTypeDouble3D", Holds.DOUBLES, 3),
  RGB("OfxParamTypeRGB", Holds.DOUBLES, 3),
  RGBA("OfxParamTypeRGBA", Holds.DOUBLES, 4),
  BOOLEAN("OfxParamTypeBoolean", Holds.INTS, 1),
  CHOICE("OfxParamTypeChoice", Holds.INTS, 1),
  NAMED_CHOICE("OfxParamTypeStrChoice", Holds.TEXT, 1),
  STRING("OfxParamTypeString", Holds.TEXT, 1),
  CUSTOM("OfxParamTypeCustom", Holds.TEXT, 1),
  GROUP("OfxParamTypeGroup", Holds.NOTHING, 0),
  PAGE("OfxParamTypePage", Holds.NOTHING, 0),
  BUTTON("OfxParamTypePushButton", Holds.NOTHING, 0);

  /** What a value is made of, with the C shim's number for it. */
  enum Holds {
    NOTHING(0),
    INTS(1),
    DOUBLES(2),
    TEXT(3);

    private final int shimKind;

    Holds(int shimKind) {
      this.shimKind = shimKind;
    }
  }

  private final String ofxName;
  private final Holds holds;
  private final int count;

  ParamType(String ofxName, Holds holds, int count) {
    this.ofxName = ofxName;
    this.holds = holds;
    this.count = count;
  }

  public String ofxName() {
    return ofxName;
  }

  Holds holds() {
    return holds;
  }

  /** How many numbers or texts a value has. */
  public int count() {
    return count;
  }

  public boolean hasValue() {
    return holds != Holds.NOTHING;
  }

  public boolean isChoice() {
    return this == CHOICE || this == NAMED_CHOICE;
  }

  /**
   * Whether values between two keyframes lie between theirs; the others hold until the next
   * keyframe.
   */
  boolean interpolates() {
    return holds == Holds.DOUBLES || (holds == Holds.INTS && this != BOOLEAN && this != CHOICE);
  }

  /** The shape of a value as the C shim encodes it. */
  int shape() {
    return holds.shimKind * 16 + count;
  }

  public static Optional<ParamType> of(String ofxName) {
    return Arrays.stream(values()).filter(type -> type.ofxName.equals(ofxName)).findFirst();
  }
}
