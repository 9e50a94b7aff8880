package framewright.render;

import framewright.footage.Delivery;
import framewright.footage.FootageReader;
import framewright.footage.PictureFormat;
import framewright.footage.carried.Soundtrack;
import java.util.Locale;
import java.util.Optional;

/** What a source is, and what becomes of its sound, in a few words. */
final class SourceWords {
  private SourceWords() {}

  static String of(FootageReader source) {
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
