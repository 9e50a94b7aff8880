package framewright.footage.carried;

import framewright.colour.ColourSpace;

/**
 * What a video says of its colours, in the code points of ITU-T H.273.
 *
 * @param fullRange whether black is 0, as in RGB, and not 16 of 255
 */
public record ColourTags(int primaries, int transfer, int matrix, boolean fullRange) {

  private static final int REC_709 = 1;
  private static final int REC_2020 = 9;
  private static final int UNDECLARED = 2;
  private static final int RESERVED = 0;
  private static final int PQ = 16;
  private static final int HLG = 18;
  private static final int RGB = 0;

  /** What a video says that is made from stills. */
  public static final ColourTags OF_REC_709 = new ColourTags(REC_709, REC_709, REC_709, false);

  /** With Rec.709 for what is undeclared. */
  public ColourTags declared() {
    return new ColourTags(
        declared(primaries),
        declared(transfer),
        matrix == UNDECLARED ? REC_709 : matrix,
        fullRange);
  }

  private static int declared(int code) {
    return code == UNDECLARED || code == RESERVED ? REC_709 : code;
  }

  /** As a file says it that stores red, green and blue. */
  public ColourTags ofRgb() {
    return new ColourTags(primaries, transfer, RGB, true);
  }

  /** As a file says it that stores luma and two differences of colour. */
  public ColourTags ofYuv() {
    if (matrix != RGB) {
      return this;
    }
    int usual = primaries == REC_2020 ? REC_2020 : REC_709;
    return new ColourTags(primaries, transfer, usual, false);
  }

  public ColourTags inLimitedRange() {
    return new ColourTags(primaries, transfer, matrix, false);
  }

  /**
   * What the numbers of such a picture mean. HLG and PQ are Rec.2020's here; the few files that mix
   * them with other primaries are taken as display-referred.
   */
  public ColourSpace colourSpace() {
    boolean wide = primaries == REC_2020 || primaries == UNDECLARED;
    if (wide && transfer == HLG) {
      return ColourSpace.HLG;
    }
    return wide && transfer == PQ ? ColourSpace.PQ : ColourSpace.SRGB;
  }

  /**
   * Whether an effect takes the colours for what they are not: other primaries, or such a curve.
   */
  public boolean areForeign() {
    boolean foreignCurve = transfer == PQ || transfer == HLG;
    boolean foreignPrimaries = primaries >= REC_2020;
    return colourSpace().isDisplay() && (foreignCurve || foreignPrimaries);
  }
}
