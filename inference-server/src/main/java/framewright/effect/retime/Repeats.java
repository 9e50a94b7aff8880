package framewright.effect.retime;

import framewright.frame.Frame;
import framewright.motion.FrameDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Tells by the frames around it whether a frame repeats the one before: it changes by the threshold
 * at most, and far less than what else moves in the same shot. In a slow shot, and in one that
 * stands still, nothing repeats.
 */
final class Repeats {
  /** By more than this a shot ends, or flashes. */
  private static final double JUMP = 0.1;

  private static final double FAR_LESS = 1 / 3.0;

  private final List<Frame> frames;
  private final double threshold;

  /** How far each frame lies from the one before; the first one's is not known. */
  private final List<Double> steps = new ArrayList<>();

  Repeats(SourceFrames source, double threshold) {
    this.frames = source.frames();
    this.threshold = threshold;
    for (int frame = 1; frame < frames.size(); frame++) {
      steps.add(FrameDifference.step(frames.get(frame - 1), frames.get(frame)));
    }
  }

  /**
   * What a repeated frame should have shown, between the first one of its run that came and the
   * next that moves on; nothing where the frame does not repeat, or where none that came moves on.
   */
  Optional<TimeBetween> insteadOf(Frame frame) {
    int here = frames.indexOf(frame);
    if (!repeats(here)) {
      return Optional.empty();
    }
    int first = here;
    while (first > 0 && repeats(first)) {
      first--;
    }
    int next = here + 1;
    while (next < frames.size() && repeats(next)) {
      next++;
    }
    return next < frames.size()
        ? Optional.of(TimeBetween.at(frame.time(), frames.get(first), frames.get(next)))
        : Optional.empty();
  }

  private boolean repeats(int frame) {
    return frame > 0 && step(frame) <= threshold && step(frame) < FAR_LESS * moving(frame);
  }

  private double step(int frame) {
    return steps.get(frame - 1);
  }

  /** What moves at least on both sides of it in its shot; near the shot's ends on one. */
  private double moving(int frame) {
    OptionalDouble before = most(frame, -1);
    OptionalDouble after = most(frame, 1);
    return Math.min(before.orElse(after.orElse(0)), after.orElse(before.orElse(0)));
  }

  private OptionalDouble most(int frame, int direction) {
    return IntStream.iterate(frame + direction, this::goesOn, other -> other + direction)
        .mapToDouble(this::step)
        .max();
  }

  private boolean goesOn(int frame) {
    return frame > 0 && frame < frames.size() && step(frame) <= JUMP;
  }
}
