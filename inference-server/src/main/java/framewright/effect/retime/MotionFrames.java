package framewright.effect.retime;

import framewright.effect.Work;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.Optional;

/**
 * On what motion is found: the frames of the clip Motion where it is connected, as one without
 * grain or effects, else the source's own.
 */
record MotionFrames(Work work) {
  private static final String CLIP = "Motion";

  /** The pair to look at in place of one of the source: both of the clip, or neither. */
  TimeBetween of(TimeBetween source) {
    Optional<Frame> before = at(source.before());
    Optional<Frame> after = at(source.after());
    if (before.isPresent() && after.isPresent()) {
      return new TimeBetween(before.get(), after.get(), source.fraction());
    }
    if (!work.inputs().of(CLIP).isEmpty()) {
      work.report()
          .warning(
              "The clip Motion from has no picture of both frames: motion is found on the source.");
    }
    return source;
  }

  private Optional<Frame> at(Frame source) {
    Optional<Frame> frame =
        work.inputs().of(CLIP).stream().filter(other -> other.time() == source.time()).findFirst();
    frame
        .filter(found -> !found.format().sameSize(source.format()))
        .ifPresent(
            found -> {
              throw FramewrightException.invalidRequest(
                  "The clip Motion from is %d x %d pixels and the source %d x %d. Scale it to the source's size."
                      .formatted(
                          found.format().width(),
                          found.format().height(),
                          source.format().width(),
                          source.format().height()));
            });
    return frame;
  }
}
