package framewright.effect.retime;

import framewright.effect.Inputs;
import framewright.effect.Work;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.util.List;
import java.util.Optional;

/** The source frames that came with a request, all of one size, earliest first. */
record SourceFrames(List<Frame> frames) {
  static SourceFrames of(Work work) {
    List<Frame> frames = work.inputs().of(Inputs.SOURCE);
    if (frames.isEmpty()) {
      throw FramewrightException.invalidRequest(
          "No source frame came with the request. Connect the Source clip.");
    }
    frames.forEach(frame -> requireSize(frame, work.output().format()));
    return new SourceFrames(frames);
  }

  /** The pair around a time. Before the first frame and after the last, that frame stands still. */
  TimeBetween around(double time) {
    Frame before = latestUntil(time).orElse(frames.get(0));
    Frame after = earliestFrom(time).orElse(frames.get(frames.size() - 1));
    if (after.time() <= before.time()) {
      return new TimeBetween(before, before, 0);
    }
    return TimeBetween.at(time, before, after);
  }

  Optional<Frame> latestUntil(double time) {
    return frames.stream().filter(frame -> frame.time() <= time).reduce((earlier, later) -> later);
  }

  Optional<Frame> earliestFrom(double time) {
    return frames.stream().filter(frame -> frame.time() >= time).findFirst();
  }

  Optional<Frame> latestBefore(double time) {
    return frames.stream().filter(frame -> frame.time() < time).reduce((earlier, later) -> later);
  }

  Optional<Frame> earliestAfter(double time) {
    return frames.stream().filter(frame -> frame.time() > time).findFirst();
  }

  /** Those within a distance of a time, without the one there. */
  List<Frame> near(double time, double distance) {
    return frames.stream()
        .filter(frame -> frame.time() != time && Math.abs(frame.time() - time) <= distance)
        .toList();
  }

  /** Bit for bit. */
  static void copy(Frame from, Frame to) {
    to.pixels().duplicate().put(from.pixels().duplicate());
  }

  private static void requireSize(Frame frame, FrameFormat wanted) {
    FrameFormat format = frame.format();
    if (!format.sameSize(wanted)) {
      throw FramewrightException.invalidRequest(
          String.format(
              "Frame %.0f of the source is %d x %d pixels and the output is %d x %d: motion can only be found between frames of one size."
                  + " Scale the clip to one size before Retime.",
              frame.time(), format.width(), format.height(), wanted.width(), wanted.height()));
    }
  }
}
