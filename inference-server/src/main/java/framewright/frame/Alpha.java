package framewright.frame;

/** What a frame's fourth channel means. */
public enum Alpha {
  /** A is 1 everywhere and carries nothing. */
  OPAQUE,
  /** R, G and B are not multiplied by A. */
  STRAIGHT,
  /** R, G and B are multiplied by A. */
  PREMULTIPLIED,
  /** The host's image has no colour: R = G = B = A. */
  ALPHA_ONLY
}
