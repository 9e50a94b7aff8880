package framewright.footage.codec.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRAP16LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP16LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P10LE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA444P10LE;

import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FrameRate;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.footage.VideoCodec;
import framewright.footage.carried.ColourTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How FFmpeg writes a codec, and what it can hold. Each is part of FFmpeg's LGPL build. */
final class VideoFormat {
  /** Bits per pixel and frame at which H.264 shows no blocks on ordinary footage. */
  private static final double GOOD_BITS_PER_PIXEL = 0.2;

  private final VideoCodec codec;

  VideoFormat(VideoCodec codec) {
    this.codec = codec;
  }

  String encoder() {
    return switch (codec) {
      case H264 -> "libopenh264";
      case PRORES_4444, PRORES_422_HQ -> "prores_ks";
      case FFV1 -> "ffv1";
    };
  }

  Map<String, String> options() {
    return switch (codec) {
      case H264 -> Map.of();
      case PRORES_4444 -> Map.of("profile", "4444", "vendor", "apl0");
      case PRORES_422_HQ -> Map.of("profile", "hq", "vendor", "apl0");
      case FFV1 -> Map.of("level", "3", "slicecrc", "1");
    };
  }

  private boolean holdsAlpha() {
    return codec == VideoCodec.PRORES_4444 || codec == VideoCodec.FFV1;
  }

  /** The nearest format that the codec can hold, with colours as its tags will say. */
  PictureFormat nearest(PictureFormat format, ColourSpace tagged) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE || !holdsAlpha();
    boolean losslessBytes = codec == VideoCodec.FFV1 && format.depth() == PixelDepth.BYTE;
    return format
        .withDepth(codec == VideoCodec.H264 || losslessBytes ? PixelDepth.BYTE : PixelDepth.SHORT)
        .withAlpha(opaque ? AlphaKind.OPAQUE : AlphaKind.STRAIGHT)
        .withColourSpace(tagged);
  }

  /** The tags of a file whose pictures had these. */
  ColourTags tags(ColourTags carried) {
    ColourTags declared = carried.declared();
    return switch (codec) {
      case H264 -> declared.ofYuv();
      case PRORES_4444, PRORES_422_HQ -> declared.ofYuv().inLimitedRange();
      case FFV1 -> declared.ofRgb();
    };
  }

  int pixelFormat(PictureFormat format) {
    boolean opaque = format.alpha() == AlphaKind.OPAQUE;
    return switch (codec) {
      case H264 -> AV_PIX_FMT_YUV420P;
      case PRORES_4444 -> opaque ? AV_PIX_FMT_YUV444P10LE : AV_PIX_FMT_YUVA444P10LE;
      case PRORES_422_HQ -> AV_PIX_FMT_YUV422P10LE;
      case FFV1 -> lossless(opaque, format.depth() == PixelDepth.BYTE);
    };
  }

  private static int lossless(boolean opaque, boolean bytes) {
    if (bytes) {
      return opaque ? AV_PIX_FMT_BGR0 : AV_PIX_FMT_BGRA;
    }
    return opaque ? AV_PIX_FMT_GBRP16LE : AV_PIX_FMT_GBRAP16LE;
  }

  long bitRate(PictureFormat format, FrameRate rate) {
    return codec == VideoCodec.H264
        ? Math.round(
            format.width() * (double) format.height() * rate.perSecond() * GOOD_BITS_PER_PIXEL)
        : 0;
  }

  /** Why pictures of this size cannot be written. */
  Optional<String> obstacle(PictureFormat format) {
    boolean odd = format.width() % 2 != 0 || format.height() % 2 != 0;
    return codec == VideoCodec.H264 && odd
        ? Optional.of(
            "H.264 needs an even width and height, not "
                + format.size()
                + ". Write ProRes into a .mov, or FFV1 into a .mkv")
        : Optional.empty();
  }

  /** What is lost of pictures of this format. */
  List<String> losses(PictureFormat format, ColourTags carried) {
    List<String> losses = new ArrayList<>();
    if (!holdsAlpha() && format.alpha() != AlphaKind.OPAQUE) {
      losses.add(name() + " has no alpha: it is lost. Write ProRes 4444 or FFV1 to keep it.");
    }
    if (codec == VideoCodec.H264 && carried.colourSpace().isHdr()) {
      losses.add(
          "H.264 is written with 8 bit, which show as bands in HDR. Write ProRes or FFV1 to keep"
              + " more.");
    }
    return losses;
  }

  private String name() {
    return codec == VideoCodec.H264 ? "H.264" : "ProRes 422 HQ";
  }
}
