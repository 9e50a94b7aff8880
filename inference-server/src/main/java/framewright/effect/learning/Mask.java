package framewright.effect.learning;

import framewright.effect.Work;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Where what was learned is shown: everywhere where there is no mask. */
record Mask(Optional<FloatBuffer> pixels, int channel) {

  static Mask of(Work work, Frame source) {
    Optional<Frame> frame = work.inputs().nearest("Mask").map(Frame::asMask);
    frame.ifPresent(mask -> requireSize("The mask", mask, source));
    return new Mask(
        frame.map(Frame::floats),
        frame.map(mask -> mask.format().alpha()).orElse(Alpha.OPAQUE) == Alpha.OPAQUE ? 0 : 3);
  }

  /** How much of a pixel, from 0 to 1. */
  float at(int pixel) {
    return pixels
        .map(mask -> mask.get(pixel * FrameFormat.CHANNELS + channel))
        .map(value -> Math.max(0, Math.min(1, value)))
        .orElse(1f);
  }

  boolean isEverywhere() {
    return pixels.isEmpty();
  }

  /** Takes a row, from one of its pixels on, back to the source where it is not wanted. */
  void apply(int firstPixel, float[] source, float[] made) {
    for (int i = 0; !isEverywhere() && i < made.length; i++) {
      float amount = at(firstPixel + i / FrameFormat.CHANNELS);
      made[i] = amount < 1 ? source[i] + (made[i] - source[i]) * amount : made[i];
    }
  }

  static void requireSize(String subject, Frame frame, Frame source) {
    if (!frame.format().sameSize(source.format())) {
      throw FramewrightException.invalidRequest(
          "%s is %d x %d pixels, and the source %d x %d. It must have the size of the source."
              .formatted(
                  subject,
                  frame.format().width(),
                  frame.format().height(),
                  source.format().width(),
                  source.format().height()));
    }
  }
}
