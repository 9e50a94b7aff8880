package framewright.footage;

/** How the alpha of a result goes into a file. */
public enum AlphaHandling {
  /** As the file's kind has it: straight in PNG and video, premultiplied in EXR. */
  FILE,
  /** As the effect made it. */
  KEEP,
  STRAIGHT,
  PREMULTIPLIED;

  /**
   * The format to write, given the picture's own and the one that the file's conventions ask for.
   */
  public PictureFormat apply(PictureFormat picture, PictureFormat conventional) {
    if (picture.alpha() == AlphaKind.OPAQUE) {
      return conventional;
    }
    return switch (this) {
      case FILE -> conventional;
      case KEEP -> conventional.withAlpha(picture.alpha());
      case STRAIGHT -> conventional.withAlpha(AlphaKind.STRAIGHT);
      case PREMULTIPLIED -> conventional.withAlpha(AlphaKind.PREMULTIPLIED);
    };
  }
}
