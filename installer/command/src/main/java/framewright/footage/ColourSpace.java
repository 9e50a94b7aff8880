package framewright.footage;

/** What the red, green and blue of a file mean. */
public enum ColourSpace {
  /** Display-referred: PNG, JPEG, most video. */
  SRGB,
  /** Scene-linear: EXR. */
  LINEAR,
  /** Rec.2020 with the curve of hybrid log-gamma: HDR of broadcast and phones. */
  HLG,
  /** Rec.2020 with the perceptual quantiser of SMPTE ST 2084: HDR10. */
  PQ;

  /** Whether it holds light brighter than white, which display-referred pictures lose. */
  public boolean isHdr() {
    return this == HLG || this == PQ;
  }
}
