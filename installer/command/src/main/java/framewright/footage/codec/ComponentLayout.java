package framewright.footage.codec;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_FLOAT;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/** Where FFmpeg keeps red, green, blue and alpha in one of its pixel formats. */
public final class ComponentLayout {

  /** A component's plane, the bytes from pixel to pixel, and the bytes before the first. */
  record Component(int plane, int step, int offset) {}

  private static final int ALPHA = 3;

  private final AVPixFmtDescriptor descriptor;

  private ComponentLayout(AVPixFmtDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  public static ComponentLayout of(int pixelFormat) {
    return new ComponentLayout(av_pix_fmt_desc_get(pixelFormat));
  }

  /**
   * Whether every pixel has its own red, green and blue, or grey, in whole bytes. Other formats are
   * converted first.
   */
  public boolean isDirect() {
    boolean grey = descriptor.nb_components() <= 2;
    boolean packedBits = has(AV_PIX_FMT_FLAG_BITSTREAM) || bits() < Byte.SIZE || shift() != 0;
    return (has(AV_PIX_FMT_FLAG_RGB) || grey)
        && !has(AV_PIX_FMT_FLAG_PAL)
        && !packedBits
        && !isHalf();
  }

  boolean hasAlpha() {
    return has(AV_PIX_FMT_FLAG_ALPHA) || has(AV_PIX_FMT_FLAG_PAL);
  }

  boolean isFloat() {
    return has(AV_PIX_FMT_FLAG_FLOAT);
  }

  int bits() {
    return descriptor.comp(0).depth();
  }

  ByteOrder order() {
    return has(AV_PIX_FMT_FLAG_BE) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** The place of a component, 0 to 3 for RGBA; null for the alpha of a format that has none. */
  Component component(int rgba) {
    if (rgba == ALPHA && !hasAlpha()) {
      return null;
    }
    int colours = descriptor.nb_components() - (hasAlpha() ? 1 : 0);
    AVComponentDescriptor component =
        descriptor.comp(rgba == ALPHA ? colours : Math.min(rgba, colours - 1));
    return new Component(component.plane(), component.step(), component.offset());
  }

  private boolean isHalf() {
    return isFloat() && bits() < Float.SIZE;
  }

  private int shift() {
    return descriptor.comp(0).shift();
  }

  private boolean has(int flag) {
    return (descriptor.flags() & flag) != 0;
  }
}
