package framewright.effect.retime;

import framewright.effect.EffectJob;
import framewright.effect.retime.flow.Likeness;
import framewright.frame.Frame;
import java.util.Optional;

/** Rebuilds a frame from its neighbours when it is marked, repeats the frame before it, or is damaged. */
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
    Optional<Frame> earlier = frames.latestBefore(time);
    Optional<Frame> later = frames.earliestAfter(time);
    if (earlier.isEmpty() || later.isEmpty()) {
      SourceFrames.copy(frames.around(time).nearest(), job.output());
      job.warning("Frame " + Math.round(time) + " has a neighbour on one side only and is shown as the nearest.");
      return;
    }
    double length = later.get().time() - earlier.get().time();
    Between rebuilt = new Between(earlier.get(), later.get(), (time - earlier.get().time()) / length);
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

  /** Worth rebuilding? */
  private boolean suspect(Frame original, Frame earlier) {
    return !job.text("repair").equals("duplicates") || Likeness.of(earlier, original).difference() <= threshold();
  }

  /** Is the frame rebuilt into the output the better one? Damage shows only beside what should be there. */
  private boolean proven(Frame original) {
    return !job.text("repair").equals("damaged") || Likeness.of(job.output(), original).difference() > threshold();
  }

  private double threshold() {
    return job.number("repair_threshold");
  }
}
