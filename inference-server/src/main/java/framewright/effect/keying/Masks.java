package framewright.effect.keying;

import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.Map;
import java.util.Optional;

/** The Inside and Outside clips at full size, where they have the last word. */
final class Masks {
  /** Masks of another shape than the frame cannot be meant for it; ones of another size can. */
  private static final double SHAPE_TOLERANCE = 0.02;

  private final Work work;

  Masks(Work work) {
    this.work = work;
  }

  /** Refuses masks that cannot fit the source, and says so where one is stretched. */
  void check(Frame source) {
    for (String clip : new String[] {"Inside", "Outside", "CleanPlate"}) {
      work.inputs().nearest(clip).ifPresent(frame -> check(source, frame));
    }
  }

  private void check(Frame source, Frame frame) {
    double shape = (double) frame.format().width() / frame.format().height();
    double wanted = (double) source.format().width() / source.format().height();
    if (Math.abs(shape / wanted - 1) > SHAPE_TOLERANCE) {
      throw otherShape(frame);
    }
    if (!frame.format().sameSize(source.format())) {
      work.report()
          .warning(
              "The "
                  + frame.clip()
                  + " clip is "
                  + size(frame)
                  + ", the source "
                  + size(source)
                  + ": it was stretched over the source.");
    }
  }

  static FramewrightException otherShape(Frame frame) {
    return FramewrightException.invalidRequest(
        "The "
            + frame.clip()
            + " clip is "
            + size(frame)
            + ", which is not the shape of the source. Connect one of the source's size, or reformat it.");
  }

  /** Takes the alpha and returns one that obeys the masks. */
  Tensor hold(Tensor alpha) {
    return hold(hold(alpha, "Inside", 1), "Outside", 0);
  }

  private Tensor hold(Tensor alpha, String clip, double inside) {
    Optional<Frame> mask = work.inputs().nearest(clip).map(Frame::asMask);
    if (mask.isEmpty()) {
      return alpha;
    }
    int height = (int) alpha.shape()[0];
    int width = (int) alpha.shape()[1];
    Tensor held = Tensor.allocate(height, width);
    try (alpha) {
      work.graphs()
          .run(
              "matte",
              "hold",
              Map.of(
                  "alpha_in",
                  alpha.reshaped(1, 1, height, width),
                  "mask",
                  Tensor.of(mask.get()),
                  "use_alpha",
                  usesAlpha(mask.get()),
                  "inside",
                  Tensor.scalar(inside),
                  "rows",
                  Weights.stretchedIndices(0, height, height, mask.get().format().height()),
                  "columns",
                  Weights.stretchedIndices(0, width, width, mask.get().format().width())),
              Map.of("alpha", held.reshaped(1, 1, height, width)));
    }
    return held;
  }

  /** Of {@link Frame#asMask}: does it lie in the alpha, or is it grey? */
  static Tensor usesAlpha(Frame mask) {
    return Tensor.scalar(mask.format().alpha() == Alpha.OPAQUE ? 0 : 1);
  }

  private static String size(Frame frame) {
    return frame.format().width() + " x " + frame.format().height();
  }
}
