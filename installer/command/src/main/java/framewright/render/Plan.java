package framewright.render;

import framewright.footage.Delivery;
import framewright.footage.FootageReader;
import framewright.footage.FrameRange;
import framewright.footage.PictureFormat;
import framewright.footage.carried.Soundtrack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a render would make.
 *
 * @param source in words
 * @param finished how many of the frames are there already and would be kept
 * @param first the file of the first frame, and {@code last} of the last
 * @param rate of a video
 * @param sound what becomes of it, where there is any
 * @param notes what a person should know before
 */
public record Plan(
    String plugin,
    String source,
    FrameRange frames,
    int finished,
    String first,
    String last,
    Optional<Double> rate,
    Optional<String> sound,
    List<String> notes) {

  /** What a source is, in a few words. */
  static String words(FootageReader source) {
    PictureFormat format = source.format();
    return String.format(
        Locale.ROOT,
        "%s, %s %s, frames %s at %.3f a second",
        source.name(),
        format.size(),
        format.depth().name().toLowerCase(Locale.ROOT),
        source.range(),
        source.rate().perSecond());
  }

  /** What becomes of its sound, where it has any. */
  static Optional<String> sound(FootageReader source, Delivery delivery) {
    if (source.carried().sound().isEmpty()) {
      return Optional.empty();
    }
    Optional<Soundtrack> carried = delivery.carried().sound();
    return carried
        .map(track -> track.handling().name().toLowerCase(Locale.ROOT))
        .or(() -> Optional.of("none"));
  }
}
