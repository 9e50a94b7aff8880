package framewright.footage;

/** What the fourth component of a picture means. */
public enum AlphaKind {
  /** It is 1 everywhere. */
  OPAQUE,
  /** Colour is not multiplied by it: the convention of PNG and of video. */
  STRAIGHT,
  /** Colour is multiplied by it: the convention of EXR. */
  PREMULTIPLIED
}
