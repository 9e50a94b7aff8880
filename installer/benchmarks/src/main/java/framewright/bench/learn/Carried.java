package framewright.bench.learn;

import framewright.colour.ColourSpace;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.motion.MotionPath;
import java.util.List;
import java.util.Optional;

/**
 * What stands against learning: the nearest example, carried frame by frame along the motion of the
 * shot to where its things are now.
 */
final class Carried {
  /** So much that the example alone is seen, and not what it is mixed with. */
  private static final double ALONE = 1e4;

  private final Shot shot;

  Carried(Shot shot) {
    this.shot = shot;
  }

  Plate to(int frame, int example) throws Exception {
    int step = frame > example ? 1 : -1;
    MotionPath path = null;
    for (int at = example + step; at != frame + step; at += step) {
      MotionPath next = between(at - step, at);
      path = path == null ? next : joined(next, path, example, at);
    }
    return along(path, shot.truth().frame(example));
  }

  private MotionPath between(int from, int to) throws Exception {
    try (Tensor before = small(from);
        Tensor after = small(to)) {
      return new MotionPath(MotionPath.match(before, after, ColourSpace.SRGB));
    }
  }

  private MotionPath joined(MotionPath next, MotionPath path, int from, int to) throws Exception {
    try (Tensor before = small(from);
        Tensor after = small(to)) {
      return new MotionPath(next.after(path, before, after, ColourSpace.SRGB));
    }
  }

  private Tensor small(int frame) throws Exception {
    Plate plate = shot.source().frame(frame);
    try (Tensor pixels = pixels(plate)) {
      FrameFormat format = FrameFormat.of(plate.width(), plate.height());
      return MotionPath.small(new Frame("Source", frame, format, Optional.empty(), pixels.bytes()));
    }
  }

  private static Plate along(MotionPath path, Plate made) {
    if (!path.leads()) {
      return made;
    }
    try (Tensor from = pixels(made);
        Tensor result = Tensor.allocate(from.shape())) {
      MotionPath.mix(from, List.of(new MotionPath.Past(from, ALONE, path)), result);
      return Plate.of(made.width(), made.height(), result.floats());
    }
  }

  private static Tensor pixels(Plate plate) {
    Tensor pixels = Tensor.allocate(plate.height(), plate.width(), 4);
    pixels.floats().put(plate.rgba());
    return pixels;
  }
}
