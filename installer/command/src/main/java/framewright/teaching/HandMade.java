package framewright.teaching;

import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FootageReader;
import framewright.footage.FramePattern;
import framewright.footage.Picture;
import framewright.footage.PictureConversion;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.learn.Example;
import framewright.learn.Light;
import framewright.learn.Task;
import framewright.render.Failure;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One frame of the shot beside what was made of it by hand; float pixels, as an effect gets them.
 */
record HandMade(int frame, Picture source, Picture made) {
  private static final float NOTICED = 1 / 255f;

  /** Every frame for which the example footage has a picture, in order. */
  static List<HandMade> all(String source, String example, Optional<Integer> frameOfStill)
      throws FootageException {
    try (FootageReader shot = Footage.open(source);
        FootageReader done = Footage.open(example)) {
      List<HandMade> found = new ArrayList<>();
      for (int frame : frames(shot, done, example, frameOfStill)) {
        found.add(read(shot, done, frame));
      }
      return found;
    }
  }

  private static List<Integer> frames(
      FootageReader shot, FootageReader done, String example, Optional<Integer> frameOfStill)
      throws FootageException {
    if (done.isStill()) {
      int frame = frameOfStill.orElse(shot.range().first());
      requireWithin(shot, frame);
      return List.of(frame);
    }
    FramePattern pattern = FramePattern.parse(example);
    List<Integer> frames = new ArrayList<>();
    for (int frame = done.range().first(); frame <= done.range().last(); frame++) {
      if (pattern.isStill() || pattern.frames().contains(frame)) { // a video has them all
        requireWithin(shot, frame);
        frames.add(frame);
      }
    }
    return frames;
  }

  private static void requireWithin(FootageReader shot, int frame) {
    if (!shot.range().contains(frame)) {
      throw new Failure(
          "There is an example of frame "
              + frame
              + ", and the shot has frames "
              + shot.range()
              + ". Number the examples as the shot, or say by --at of which frame a single picture is.");
    }
  }

  private static HandMade read(FootageReader shot, FootageReader done, int frame)
      throws FootageException {
    Picture source = shot.read(frame);
    Picture made = done.read(frame);
    PictureFormat format = source.format().withDepth(PixelDepth.FLOAT);
    if (made.format().width() != format.width() || made.format().height() != format.height()) {
      throw new Failure(
          "The example of frame "
              + frame
              + " is "
              + made.format().size()
              + ", and the shot "
              + format.size()
              + ". Examples must have the size of the shot.");
    }
    HandMade pair =
        new HandMade(
            frame,
            PictureConversion.convert(source, format),
            PictureConversion.convert(made, format.withAlpha(made.format().alpha())));
    if (pair.changed() == 0) {
      throw new Failure(
          "The example of frame "
              + frame
              + " is the frame itself: there is nothing to learn from it.");
    }
    return pair;
  }

  FloatBuffer sourcePixels() {
    return floats(source);
  }

  FloatBuffer madePixels() {
    return floats(made);
  }

  static FloatBuffer floats(Picture picture) {
    return picture.pixels().duplicate().order(picture.pixels().order()).clear().asFloatBuffer();
  }

  /** The share of pixels that differ by more than the last step of eight bits. */
  double changed() {
    FloatBuffer from = sourcePixels();
    FloatBuffer to = madePixels();
    int changed = 0;
    int pixels = from.capacity() / 4;
    for (int i = 0; i < pixels; i++) {
      boolean differs = false;
      for (int channel = 0; channel < 3; channel++) {
        differs |= Math.abs(from.get(i * 4 + channel) - to.get(i * 4 + channel)) > 2 * NOTICED;
      }
      changed += differs ? 1 : 0;
    }
    return changed / (double) pixels;
  }

  /** Is what was made black, white and grey? */
  boolean isGrey() {
    FloatBuffer to = madePixels();
    for (int i = 0; i < to.capacity(); i += 4) {
      if (Math.abs(to.get(i) - to.get(i + 1)) > NOTICED
          || Math.abs(to.get(i) - to.get(i + 2)) > NOTICED) {
        return false;
      }
    }
    return true;
  }

  Example forTask(Task task) {
    PictureFormat format = source.format();
    Light light = format.colourSpace().isLinear() ? Light.SCENE : Light.SHOWN;
    return new Example(format.width(), format.height(), sourcePixels(), madePixels(), task, light);
  }
}
