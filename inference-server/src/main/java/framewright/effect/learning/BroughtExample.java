package framewright.effect.learning;

import framewright.course.Pair;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A frame that was done by hand, from the clip or from a file, beside its source. */
final class BroughtExample {
  static final String CLIP = "Example";

  private BroughtExample() {}

  /**
   * Hands over the pair, which lives as long as the call; where the mask is black nothing was done.
   *
   * @return whether there is an example of this frame
   */
  static boolean of(Work work, Consumer<Pair> taken) {
    String file = work.parameters().text("example_file");
    if (file.isEmpty()) {
      Optional<Frame> example = work.inputs().nearest(CLIP);
      example.ifPresent(frame -> of(work, frame, taken));
      return example.isPresent();
    }
    try (ExamplePicture picture = ExamplePicture.read(Path.of(file))) {
      of(work, picture.frame(work.inputs().time()), taken);
      return true;
    }
  }

  private static void of(Work work, Frame example, Consumer<Pair> taken) {
    Frame source = work.inputs().source();
    int number = (int) Math.round(work.inputs().time());
    Mask.requireSize("The example of frame " + number, example, source);
    Mask mask = Mask.of(work, source);
    try (Tensor made = Alike.to(source, work, example)) {
      FloatBuffer before = source.floats();
      FloatBuffer done = within(mask, before, made.floats());
      FrameFormat format = source.format();
      taken.accept(
          new Pair(
              number,
              format.width(),
              format.height(),
              format.colourSpace().isLinear(),
              before,
              done));
    }
  }

  private static FloatBuffer within(Mask mask, FloatBuffer before, FloatBuffer made) {
    if (mask.pixels().isEmpty()) {
      return made;
    }
    FloatBuffer done = FloatBuffer.allocate(made.capacity());
    for (int i = 0; i < done.capacity(); i++) {
      float from = before.get(i);
      done.put(i, from + (made.get(i) - from) * mask.at(i / FrameFormat.CHANNELS));
    }
    return done;
  }
}
