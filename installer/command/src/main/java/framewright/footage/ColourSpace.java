package framewright.footage;

/** What the red, green and blue of a file mean. */
public enum ColourSpace {
  /** Display-referred: PNG, JPEG, video. */
  SRGB,
  /** Scene-linear: EXR. */
  LINEAR
}
