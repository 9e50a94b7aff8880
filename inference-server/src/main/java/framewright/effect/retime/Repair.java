package framewright.effect.retime;

import framewright.effect.EffectJob;
import framewright.frame.Frame;
import framewright.motion.FrameDifference;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rebuilds a frame from its neighbours when it is marked, repeats the frame before it, or is damaged. A frame that was lost without a trace
 * has no place in the clip to be rebuilt in: the frame before the gap says so.
 */
final class Repair {
  private final EffectJob job;
  private final SourceFrames frames;
  private final double time;

  Repair(EffectJob job, SourceFrames frames) {
    this.job = job;
    this.frames = frames;
    this.time = job.number("source_time");
  }

  void render() {
    if (job.text("repair").equals("dropped")) {
      SourceFrames.copy(frames.around(time).nearest(), job.output());
      job.finding("dropped", toldOfGap() ? 1 : 0);
    } else {
      rebuild();
    }
  }

  private void rebuild() {
    Optional<Frame> earlier = frames.latestBefore(time);
    Optional<Frame> later = frames.earliestAfter(time);
    if (earlier.isEmpty() || later.isEmpty()) {
      SourceFrames.copy(frames.around(time).nearest(), job.output());
      job.warning("Frame " + Math.round(time) + " has a neighbour on one side only and is shown as the nearest.");
      return;
    }
    double length = later.get().time() - earlier.get().time();
    TimeBetween rebuilt = new TimeBetween(earlier.get(), later.get(), (time - earlier.get().time()) / length);
    Optional<Frame> original = frames.earliestFrom(time).filter(frame -> frame.time() == time);
    boolean repaired = original.isEmpty() || suspect(original.get(), earlier.get());
    if (repaired) {
      new Interpolation(job, frames).render(rebuilt, job.output());
      repaired = original.isEmpty() || proven(original.get());
    }
    if (!repaired) {
      SourceFrames.copy(original.get(), job.output());
    }
    job.finding("repaired", repaired ? 1 : 0);
  }

  private boolean toldOfGap() {
    Optional<Frame> here = frames.latestUntil(time);
    Optional<Frame> next = frames.earliestAfter(time);
    if (here.isEmpty() || next.isEmpty() || !isGap(here.get(), next.get())) {
      return false;
    }
    job.warning(String.format(
        "More changes between frames %.0f and %.0f than around them: a frame seems to be lost. To rebuild it, leave a number free for it in the"
            + " sequence and mark that frame.",
        here.get().time(), next.get().time()));
    return true;
  }

  /** Does so much more change from one frame to the next than in the steps around, though the shot goes on? */
  private boolean isGap(Frame here, Frame next) {
    FrameDifference step = FrameDifference.of(here, next);
    if (step.cut() > job.number("cut_threshold")) {
      return false;
    }
    Optional<Double> before = frames.latestBefore(here.time()).map(frame -> FrameDifference.of(frame, here).difference());
    Optional<Double> after = frames.earliestAfter(next.time()).map(frame -> FrameDifference.of(next, frame).difference());
    Optional<Double> around = Stream.of(before, after).flatMap(Optional::stream).max(Double::compare);
    return around.isPresent() && step.difference() - around.get() > threshold();
  }

  /** Worth rebuilding? */
  private boolean suspect(Frame original, Frame earlier) {
    return !job.text("repair").equals("duplicates") || FrameDifference.of(earlier, original).difference() <= threshold();
  }

  /** Is the frame rebuilt into the output the better one? Damage shows only beside what should be there. */
  private boolean proven(Frame original) {
    return !job.text("repair").equals("damaged") || FrameDifference.of(job.output(), original).difference() > threshold();
  }

  private double threshold() {
    return job.number("repair_threshold");
  }
}
