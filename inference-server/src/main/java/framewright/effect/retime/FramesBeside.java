package framewright.effect.retime;

import framewright.effect.Work;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.Optional;

/** The frames of another clip that go with the source's: of the same times, and of its size. */
record FramesBeside(Work work, String clip, String label) {

  /** Those of a pair of the source: of both, or none. */
  Optional<TimeBetween> of(TimeBetween source) {
    Optional<Frame> before = at(source.before());
    Optional<Frame> after = at(source.after());
    return before.isPresent() && after.isPresent()
        ? Optional.of(new TimeBetween(before.get(), after.get(), source.fraction()))
        : Optional.empty();
  }

  /** Is there a picture of it at all? */
  boolean isConnected() {
    return !work.inputs().of(clip).isEmpty();
  }

  private Optional<Frame> at(Frame source) {
    Optional<Frame> frame =
        work.inputs().of(clip).stream().filter(other -> other.time() == source.time()).findFirst();
    frame
        .filter(found -> !found.format().sameSize(source.format()))
        .ifPresent(
            found -> {
              throw FramewrightException.invalidRequest(
                  "The clip %s is %d x %d pixels and the source %d x %d. Scale it to the source's size."
                      .formatted(
                          label,
                          found.format().width(),
                          found.format().height(),
                          source.format().width(),
                          source.format().height()));
            });
    return frame;
  }
}
