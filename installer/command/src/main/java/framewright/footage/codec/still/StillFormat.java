package framewright.footage.codec.still;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRAPF32LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRPF32LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB48BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64BE;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.codec.FileName;
import java.nio.file.Path;
import java.util.Map;

/** The still files we write, and what each can hold. */
public enum StillFormat {
  PNG("png"),
  EXR("exr");

  private final String codec;

  StillFormat(String codec) {
    this.codec = codec;
  }

  public static boolean writes(Path file) {
    String extension = FileName.extension(file);
    return extension.equals(PNG.codec) || extension.equals(EXR.codec);
  }

  static StillFormat of(Path file) {
    return FileName.extension(file).equals(PNG.codec) ? PNG : EXR;
  }

  String codec() {
    return codec;
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

  int pixelFormat(PictureFormat format) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE;
    return switch (format.depth()) {
      case BYTE -> opaque ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_RGBA;
      case SHORT -> opaque ? AV_PIX_FMT_RGB48BE : AV_PIX_FMT_RGBA64BE;
      case HALF, FLOAT -> opaque ? AV_PIX_FMT_GBRPF32LE : AV_PIX_FMT_GBRAPF32LE;
    };
  }

  Map<String, String> options(PictureFormat format) {
    if (this == PNG) {
      // Six times as fast as FFmpeg's default, for a tenth more bytes.
      return Map.of("pred", "mixed", "compression_level", "1");
    }
    return Map.of(
        "compression", "zip16", "format", format.depth() == PixelDepth.HALF ? "half" : "float");
  }
}
