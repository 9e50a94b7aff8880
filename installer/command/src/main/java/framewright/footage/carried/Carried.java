package framewright.footage.carried;

import java.util.Optional;

/**
 * What goes with pictures from file to file.
 *
 * @param times absent where frames follow each other at their rate, from 0 on
 * @param recorded when it was recorded, as its file says
 */
public record Carried(
    ColourTags colour,
    PixelAspect pixelAspect,
    Optional<FrameTimes> times,
    Optional<Timecode> timecode,
    Optional<String> recorded,
    Optional<Soundtrack> sound) {

  /** Of pictures that come from stills. */
  public static final Carried NOTHING =
      new Carried(
          ColourTags.OF_REC_709,
          PixelAspect.SQUARE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
