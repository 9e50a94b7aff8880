package framewright.footage.codec.still;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.codec.FileName;
import java.nio.file.Path;

/** The still files we write, and what each can hold. */
public enum StillFormat {
  PNG("png"),
  EXR("exr");

  private final String extension;

  StillFormat(String extension) {
    this.extension = extension;
  }

  public static boolean writes(Path file) {
    String extension = FileName.extension(file);
    return extension.equals(PNG.extension) || extension.equals(EXR.extension);
  }

  /** Whether it is a file that has layers beside its picture. */
  public static boolean holdsLayers(Path file) {
    return FileName.extension(file).equals(EXR.extension);
  }

  static StillFormat of(Path file) {
    return FileName.extension(file).equals(PNG.extension) ? PNG : EXR;
  }

  /**
   * The format nearest to a picture's own that the file can hold, by the file's conventions of
   * colour and alpha.
   */
  PictureFormat nearest(PictureFormat format) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE;
    if (this == PNG) {
      return format
          .withDepth(format.depth() == PixelDepth.BYTE ? PixelDepth.BYTE : PixelDepth.SHORT)
          .withAlpha(opaque ? AlphaKind.OPAQUE : AlphaKind.STRAIGHT)
          .withColourSpace(ColourSpace.SRGB);
    }
    return format
        .withDepth(format.depth() == PixelDepth.HALF ? PixelDepth.HALF : PixelDepth.FLOAT)
        .withAlpha(opaque ? AlphaKind.OPAQUE : AlphaKind.PREMULTIPLIED)
        .withColourSpace(
            format.colourSpace().isLinear() ? format.colourSpace() : ColourSpace.LINEAR);
  }
}
