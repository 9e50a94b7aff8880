package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avutil.*;

import framewright.footage.AlphaKind;
import framewright.footage.ColourSpace;
import framewright.footage.FrameRate;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The video files we write. Each codec is part of FFmpeg's LGPL build. */
public enum VideoFormat {
  /** H.264, 8 bit, for watching. */
  MP4("libopenh264"),
  /** ProRes 4444, 10 bit with 16-bit alpha, for editing on. */
  MOV("prores_ks"),
  /** FFV1, lossless RGB at 8 or 16 bit with alpha, for keeping. */
  MKV("ffv1");

  /** Bits per pixel and frame at which H.264 shows no blocks on ordinary footage. */
  private static final double GOOD_BITS_PER_PIXEL = 0.2;

  private final String codec;

  VideoFormat(String codec) {
    this.codec = codec;
  }

  public static boolean writes(Path file) {
    return Arrays.stream(values())
        .anyMatch(format -> format.extension().equals(FileName.extension(file)));
  }

  static VideoFormat of(Path file) {
    return Arrays.stream(values())
        .filter(format -> format.extension().equals(FileName.extension(file)))
        .findFirst()
        .orElseThrow();
  }

  public static String kinds() {
    return Arrays.stream(values()).map(VideoFormat::extension).collect(Collectors.joining(", "));
  }

  String codec() {
    return codec;
  }

  String extension() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  PictureFormat nearest(PictureFormat format) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE || this == MP4;
    boolean bytes = this == MP4 || (this == MKV && format.depth() == PixelDepth.BYTE);
    return format
        .withDepth(bytes ? PixelDepth.BYTE : PixelDepth.SHORT)
        .withAlpha(opaque ? AlphaKind.OPAQUE : AlphaKind.STRAIGHT)
        .withColourSpace(ColourSpace.SRGB);
  }

  int pixelFormat(PictureFormat format) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE;
    boolean bytes = format.depth() == PixelDepth.BYTE;
    return switch (this) {
      case MP4 -> AV_PIX_FMT_YUV420P;
      case MOV -> opaque ? AV_PIX_FMT_YUV444P10LE : AV_PIX_FMT_YUVA444P10LE;
      case MKV -> lossless(opaque, bytes);
    };
  }

  private static int lossless(boolean opaque, boolean bytes) {
    if (bytes) {
      return opaque ? AV_PIX_FMT_BGR0 : AV_PIX_FMT_BGRA;
    }
    return opaque ? AV_PIX_FMT_GBRP16LE : AV_PIX_FMT_GBRAP16LE;
  }

  Map<String, String> options() {
    return switch (this) {
      case MP4 -> Map.of();
      case MOV -> Map.of("profile", "4444", "vendor", "apl0");
      case MKV -> Map.of("level", "3", "slicecrc", "1");
    };
  }

  long bitRate(PictureFormat format, FrameRate rate) {
    return this == MP4
        ? Math.round(
            format.width() * (double) format.height() * rate.perSecond() * GOOD_BITS_PER_PIXEL)
        : 0;
  }

  /** Why pictures of this format cannot be written. */
  Optional<String> obstacle(PictureFormat format) {
    boolean odd = format.width() % 2 != 0 || format.height() % 2 != 0;
    return this == MP4 && odd
        ? Optional.of(
            "H.264 needs an even width and height, not "
                + format.size()
                + ". Write a .mov or a .mkv")
        : Optional.empty();
  }

  /** What is lost of pictures of this format. */
  Optional<String> loss(PictureFormat format) {
    return this == MP4 && format.alpha() != AlphaKind.OPAQUE
        ? Optional.of("H.264 has no alpha: it is lost. Write a .mov or a .mkv to keep it.")
        : Optional.empty();
  }
}
