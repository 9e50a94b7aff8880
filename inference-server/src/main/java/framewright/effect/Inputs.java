package framewright.effect;

import framewright.error.FramewrightException;
import framewright.frame.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The frames that came with a render. Their pixels stay valid until it has ended.
 *
 * @param time the time asked for, in frames of the clip
 * @param renderScale pixels of this render per pixel of the full-size image: radii an artist thinks
 *     of in the full picture times this
 */
public record Inputs(double time, double renderScale, List<Frame> frames) {
  /** The main clip of every effect. */
  public static final String SOURCE = "Source";

  public Inputs {
    frames = List.copyOf(frames);
  }

  /** All frames of a clip, earliest first. */
  public List<Frame> of(String clip) {
    return frames.stream()
        .filter(frame -> frame.clip().equals(clip))
        .sorted(Comparator.comparingDouble(Frame::time))
        .toList();
  }

  /** The frame of a clip nearest to the time asked for, if the clip is connected. */
  public Optional<Frame> nearest(String clip) {
    return of(clip).stream()
        .min(Comparator.comparingDouble(frame -> Math.abs(frame.time() - time)));
  }

  /** The source frame at the time asked for, or nearest to it. */
  public Frame source() {
    return nearest(SOURCE)
        .orElseThrow(
            () ->
                FramewrightException.invalidRequest(
                    "No source frame came with the request. Connect the clip."));
  }
}
