package framewright.effect.retime;

import framewright.effect.Work;
import framewright.frame.Frame;
import framewright.motion.Damage;
import framewright.motion.FrameDifference;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rebuilds a frame from its neighbours when it is marked, repeats the frame before it, or is
 * damaged. A frame that was lost without a trace has no place in the clip to be rebuilt in: the
 * frame before the gap says so.
 */
final class Repair {
  /** In frames each way. */
  private static final double WITNESSED = 2;

  private final Work work;
  private final SourceFrames frames;
  private final double time;

  Repair(Work work, SourceFrames frames) {
    this.work = work;
    this.frames = frames;
    this.time = work.parameters().number("source_time");
  }

  void render() {
    switch (work.parameters().text("repair")) {
      case "dropped" -> {
        show(frames.around(time).nearest());
        work.report().finding("dropped", toldOfGap() ? 1 : 0);
      }
      case "duplicates" -> original().ifPresentOrElse(this::moveOn, () -> rebuild(frames));
      case "damaged" -> original().ifPresentOrElse(this::mend, () -> rebuild(sound()));
      default -> rebuild(frames);
    }
  }

  /** Tells how far a frame moves on, where repeated ones are looked for; else whether it is bad. */
  void find() {
    if (looksForRepeated()) {
      step().ifPresent(step -> work.report().finding("step", step));
    } else {
      work.report().finding("bad", isDamaged() ? 1 : 0);
    }
  }

  /** Proven, and not beside a cut. */
  private boolean isDamaged() {
    return original()
        .map(frame -> Damage.of(frame, frames.near(time, WITNESSED), threshold()))
        .map(this::mayBeRebuilt)
        .orElse(false);
  }

  /** How much changes from the frame before to this one. */
  private Optional<Double> step() {
    return frames
        .latestBefore(time)
        .flatMap(earlier -> original().map(frame -> FrameDifference.of(earlier, frame)))
        .map(FrameDifference::difference);
  }

  private boolean looksForRepeated() {
    return work.parameters().text("repair").equals("duplicates");
  }

  private boolean mayBeRebuilt(Damage.Verdict verdict) {
    return verdict.proven()
        && !new Cuts(work.parameters(), work.report())
            .between(verdict.before().get(), verdict.after().get());
  }

  private void rebuild(SourceFrames from) {
    Optional<Frame> earlier = from.latestBefore(time);
    Optional<Frame> later = from.earliestAfter(time);
    if (earlier.isEmpty() || later.isEmpty()) {
      show(frames.around(time).nearest());
      work.report()
          .warning(
              "Frame "
                  + Math.round(time)
                  + " has a neighbour on one side only and is shown as the nearest.");
      return;
    }
    rebuild(TimeBetween.at(time, earlier.get(), later.get()));
  }

  private void rebuild(TimeBetween rebuilt) {
    new Interpolation(work, frames).render(rebuilt, work.output());
    work.report().finding("repaired", 1);
  }

  private void moveOn(Frame original) {
    new Repeats(frames, threshold())
        .insteadOf(original)
        .ifPresentOrElse(this::rebuild, () -> keep(original));
  }

  /** Rebuilds a frame that sound ones prove damaged. In doubt it stays as it is. */
  private void mend(Frame original) {
    Damage.Verdict verdict = Damage.of(original, frames.near(time, WITNESSED), threshold());
    if (mayBeRebuilt(verdict)) {
      rebuild(TimeBetween.at(time, verdict.before().get(), verdict.after().get()));
      return;
    }
    if (verdict.proven() || verdict.doubted()) {
      work.report()
          .warning(
              String.format(
                  "Frame %.0f is like neither neighbour, but they do not show what belongs there, as beside a cut or other damage: it is left alone."
                      + " To rebuild it, mark it.",
                  time));
    }
    keep(original);
  }

  /** The frames that the others do not prove damaged. */
  private SourceFrames sound() {
    return new SourceFrames(
        frames.frames().stream()
            .filter(
                frame ->
                    !Damage.of(frame, frames.near(frame.time(), 2 * WITNESSED), threshold())
                        .proven())
            .toList());
  }

  private Optional<Frame> original() {
    return frames.earliestFrom(time).filter(frame -> frame.time() == time);
  }

  private void keep(Frame frame) {
    show(frame);
    work.report().finding("repaired", 0);
  }

  private void show(Frame frame) {
    SourceFrames.copy(frame, work.output());
  }

  private boolean toldOfGap() {
    Optional<Frame> here = frames.latestUntil(time);
    Optional<Frame> next = frames.earliestAfter(time);
    if (here.isEmpty() || next.isEmpty() || !isGap(here.get(), next.get())) {
      return false;
    }
    work.report()
        .warning(
            String.format(
                "More changes between frames %.0f and %.0f than around them: a frame seems to be lost. To rebuild it, leave a number free for it in the"
                    + " sequence and mark that frame.",
                here.get().time(), next.get().time()));
    return true;
  }

  /**
   * Does so much more change from one frame to the next than in the steps around, though the shot
   * goes on?
   */
  private boolean isGap(Frame here, Frame next) {
    FrameDifference step = FrameDifference.of(here, next);
    if (step.cut() > work.parameters().number("cut_threshold")) {
      return false;
    }
    Optional<Double> before =
        frames.latestBefore(here.time()).map(frame -> FrameDifference.of(frame, here).difference());
    Optional<Double> after =
        frames
            .earliestAfter(next.time())
            .map(frame -> FrameDifference.of(next, frame).difference());
    Optional<Double> around =
        Stream.of(before, after).flatMap(Optional::stream).max(Double::compare);
    return around.isPresent() && step.difference() - around.get() > threshold();
  }

  private double threshold() {
    return work.parameters().number("repair_threshold");
  }
}
