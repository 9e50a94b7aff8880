package framewright.teaching;

import framewright.course.Pair;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FramePattern;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.Failure;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of a shot that were done by hand, found in footage. */
final class HandMade {
  private final String source;
  private final String example;
  private final FootageReader shot;
  private final FootageReader done;

  private HandMade(String source, String example, FootageReader shot, FootageReader done) {
    this.source = source;
    this.example = example;
    this.shot = shot;
    this.done = done;
  }

  /** Every frame for which the example footage has a picture, in order, with all its bits. */
  static List<Pair> pairs(String source, String example, Optional<Integer> frameOfStill)
      throws FootageException {
    try (FootageReader shot = Footage.open(source);
        FootageReader done = Footage.open(example)) {
      HandMade found = new HandMade(source, example, shot, done);
      List<Pair> pairs = new ArrayList<>();
      for (int frame : found.frames(frameOfStill)) {
        pairs.add(found.pair(frame));
      }
      return pairs;
    }
  }

  private List<Integer> frames(Optional<Integer> frameOfStill) throws FootageException {
    if (done.isStill()) {
      int frame = frameOfStill.orElse(shot.range().first());
      requireWithin(frame);
      return List.of(frame);
    }
    requireRate();
    FramePattern pattern = FramePattern.parse(example);
    List<Integer> frames = new ArrayList<>();
    for (int frame = done.range().first(); frame <= done.range().last(); frame++) {
      if (pattern.isStill() || pattern.frames().contains(frame)) { // a video has them all
        requireWithin(frame);
        frames.add(frame);
      }
    }
    return frames;
  }

  private void requireWithin(int frame) {
    if (!shot.range().contains(frame)) {
      throw new Failure(
          "There is an example of frame "
              + frame
              + ", and the shot has frames "
              + shot.range()
              + ". Number the examples as the shot, or say by --at of which frame a single picture"
              + " is.");
    }
  }

  /** Numbered pictures have none; those of two videos meet only at one rate. */
  private void requireRate() {
    boolean areVideos =
        Files.isRegularFile(Path.of(source)) && Files.isRegularFile(Path.of(example));
    if (areVideos && !done.rate().equals(shot.rate())) {
      throw new Failure(
          "The example has %s frames a second, and the shot %s: their frames do not meet. Bring the example to the rate of the shot, or give it as numbered pictures."
              .formatted(done.rate().perSecond(), shot.rate().perSecond()));
    }
  }

  private Pair pair(int frame) throws FootageException {
    Picture before = shot.read(frame);
    Picture made = done.read(frame);
    PictureFormat format = before.format().withDepth(PixelDepth.FLOAT);
    requireSize(frame, made.format(), format);
    Pair pair =
        new Pair(
            frame,
            format.width(),
            format.height(),
            format.colourSpace().isLinear(),
            pixels(PictureConversion.convert(before, format)),
            pixels(PictureConversion.convert(made, format.withAlpha(made.format().alpha()))));
    if (pair.changed() == 0) {
      throw new Failure(
          "The example of frame "
              + frame
              + " is the frame itself: there is nothing to learn from it.");
    }
    return pair;
  }

  private static void requireSize(int frame, PictureFormat made, PictureFormat shot) {
    if (made.width() != shot.width() || made.height() != shot.height()) {
      throw new Failure(
          "The example of frame "
              + frame
              + " is "
              + made.size()
              + ", and the shot "
              + shot.size()
              + ". Examples must have the size of the shot.");
    }
  }

  /** Of a picture of floats. */
  static FloatBuffer pixels(Picture picture) {
    return picture.pixels().duplicate().order(picture.pixels().order()).clear().asFloatBuffer();
  }
}
