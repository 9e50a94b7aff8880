package framewright.footage.input;

import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.FrameRate;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A clip of a timeline: which files, and which part of them.
 *
 * @param media a pattern or a video
 * @param firstFrame the number of the media's first frame, where its files have numbers
 * @param start seconds from there to where the clip begins
 * @param duration seconds that it lasts; absent for all the rest
 */
public record TimelineClip(
    String name,
    String media,
    Optional<Integer> firstFrame,
    double start,
    Optional<Double> duration) {

  /** The frames of the clip, given those that there are. */
  public FrameRange frames(FrameRange all, FrameRate rate) throws FootageException {
    int first = firstFrame.orElse(all.first()) + (int) Math.round(start * rate.perSecond());
    int last =
        duration
            .map(seconds -> first + (int) Math.round(seconds * rate.perSecond()) - 1)
            .orElse(all.last());
    if (first > all.last() || last < all.first() || last < first) {
      throw new FootageException(
          "The clip \""
              + name
              + "\" asks for frames "
              + first
              + " to "
              + last
              + " of "
              + media
              + ", which has "
              + all
              + ".");
    }
    return new FrameRange(Math.max(first, all.first()), Math.min(last, all.last()));
  }

  static String resolved(Path timeline, String relative) {
    return timeline.toAbsolutePath().getParent().resolve(relative).toString();
  }
}
