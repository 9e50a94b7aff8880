package framewright.frame;

import framewright.colour.ColourSpace;
import framewright.error.FramewrightException;

/**
 * Size, meaning and place of a frame's pixels.
 *
 * @param left position of the top-left pixel in the canonical image, in pixels of this render
 * @param top the same downwards
 */
public record FrameFormat(
    int width, int height, Alpha alpha, ColourSpace colourSpace, int left, int top) {
  /** The largest width or height in pixels. */
  public static final int MAX_DIMENSION = 16384;

  public static final int CHANNELS = 4;
  public static final int BYTES_PER_PIXEL = CHANNELS * Float.BYTES;

  public FrameFormat {
    if (width < 1 || height < 1) {
      throw FramewrightException.invalidRequest(
          "A frame has no pixels: its width or height is 0. Check the clip.");
    }
    boolean tooLarge = width > MAX_DIMENSION || height > MAX_DIMENSION;
    if (tooLarge || (long) width * height * BYTES_PER_PIXEL > Integer.MAX_VALUE) {
      throw FramewrightException.unsupported(
          "A frame of "
              + width
              + " x "
              + height
              + " pixels is larger than this server takes. Render at a smaller size.");
    }
  }

  /** An opaque sRGB frame at the origin. */
  public static FrameFormat of(int width, int height) {
    return new FrameFormat(width, height, Alpha.OPAQUE, ColourSpace.SRGB, 0, 0);
  }

  /** Size of the pixels in bytes; fits an int by construction. */
  public int bytes() {
    return width * height * BYTES_PER_PIXEL;
  }

  /** The same with another meaning of the fourth channel. */
  public FrameFormat as(Alpha meaning) {
    return new FrameFormat(width, height, meaning, colourSpace, left, top);
  }

  /** The same as models are shown it, {@link ColourSpace#shown}. */
  public FrameFormat shown() {
    return new FrameFormat(width, height, alpha, colourSpace.shown(), left, top);
  }

  public boolean sameSize(FrameFormat other) {
    return width == other.width && height == other.height;
  }
}
