package framewright.effect.retime;

import framewright.effect.Report;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.motion.Inbetween;
import framewright.motion.LayerMotion;
import framewright.motion.LayerPictures;
import framewright.motion.LayerShift;
import framewright.motion.Motion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The frame between two whose front is told from what lies behind by the clip Layer: each moves by
 * its own motion, and the front is laid over what is behind.
 */
final class TwoLayers {
  private final Work work;
  private final TimeBetween source;
  private final TimeBetween mattes;

  private TwoLayers(Work work, TimeBetween source, TimeBetween mattes) {
    this.work = work;
    this.source = source;
    this.mattes = mattes;
  }

  /**
   * Where the clip has a matte of both frames, and the frames have no alpha of their own but one
   * that is solid everywhere, as many hosts hand pictures over.
   */
  static Optional<TwoLayers> of(Work work, TimeBetween source) {
    FramesBeside layer = new FramesBeside(work, "Layer", "Layer matte");
    Optional<TimeBetween> mattes = layer.of(source);
    boolean isOpaque = mattes.isPresent() && isOpaque(source.before()) && isOpaque(source.after());
    if (layer.isConnected() && !isOpaque) {
      work.report()
          .warning(
              mattes.isEmpty()
                  ? "The clip Layer matte has no picture of both frames: nothing is taken apart."
                  : "The source has an alpha of its own, so Layer matte takes nothing apart.");
    }
    return mattes.filter(found -> isOpaque).map(found -> new TwoLayers(work, source, found));
  }

  private static boolean isOpaque(Frame frame) {
    return frame.asMask().format().alpha() == Alpha.OPAQUE;
  }

  void render(Frame result) {
    try (Scratch front = layer();
        Scratch back = layer()) {
      between("front", LayerPictures::front, front.frame());
      between("back", LayerPictures::back, back.frame());
      LayerPictures.join(front.frame(), back.frame(), result);
    }
  }

  private interface Part {
    void take(Frame source, Frame matte, Frame layer);
  }

  private void between(String name, Part part, Frame result) {
    try (Scratch before = layer();
        Scratch after = layer()) {
      part.take(source.before(), mattes.before(), before.frame());
      part.take(source.after(), mattes.after(), after.frame());
      try (TensorCache.Lease motion = motion(name, before.frame(), after.frame());
          Report.Stage stage = work.report().stage("warp")) {
        work.report().lookUp();
        Inbetween.render(
            before.frame(),
            after.frame(),
            source.fraction(),
            new Motion(motion.tensors()),
            work.inputs().nearest("Overlay"),
            Optional.empty(),
            result);
      }
    }
  }

  private TensorCache.Lease motion(String name, Frame before, Frame after) {
    List<Object> pair =
        List.of(
            name,
            source.before().identity(),
            source.after().identity(),
            mattes.before().identity(),
            mattes.after().identity());
    return new PairMotion(work)
        .of(
            pair,
            matcher ->
                name.equals("front")
                    ? ofMoved(matcher, before, after)
                    : ofFilled(matcher, before, after));
  }

  /** It may move farther than it is wide. */
  private Map<String, Tensor> ofMoved(PairMotion.Matcher matcher, Frame before, Frame after) {
    LayerShift shift = LayerShift.between(before, after);
    try (Scratch takenBack = layer()) {
      shift.takenBack(after, takenBack.frame());
      Map<String, Tensor> found = matcher.match(before, takenBack.frame());
      LayerMotion.extend(found, before, takenBack.frame());
      shift.giveBack(found, before.format().width(), before.format().height());
      return found;
    }
  }

  /** A hole moves with what stands before it, and would be taken for a thing. */
  private Map<String, Tensor> ofFilled(PairMotion.Matcher matcher, Frame before, Frame after) {
    try (Scratch filledBefore = layer();
        Scratch filledAfter = layer()) {
      LayerPictures.filled(before, filledBefore.frame());
      LayerPictures.filled(after, filledAfter.frame());
      Map<String, Tensor> found = matcher.match(filledBefore.frame(), filledAfter.frame());
      LayerMotion.extend(found, before, after);
      return found;
    }
  }

  private Scratch layer() {
    return Scratch.like(source.before(), Alpha.PREMULTIPLIED);
  }
}
