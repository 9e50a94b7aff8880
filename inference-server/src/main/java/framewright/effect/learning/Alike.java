package framewright.effect.learning;

import framewright.colour.ColourSpace;
import framewright.colour.Recolouring;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;

/** An example in the colours of its source: a painted picture is seldom scene-linear. */
final class Alike {
  private Alike() {}

  /** The example's pixels, [height, width, 4]; the caller closes them. */
  static Tensor to(Frame source, Work work, Frame frame) {
    FrameFormat format = frame.format();
    ColourSpace space = source.format().colourSpace();
    if (format.colourSpace().equals(space)) {
      return Tensor.of(frame);
    }
    Tensor alike = Tensor.allocate(format.height(), format.width(), FrameFormat.CHANNELS);
    Recolouring way = new Recolouring(format.colourSpace(), space);
    boolean premultiplied = format.alpha() == Alpha.PREMULTIPLIED;
    FloatBuffer from = frame.floats();
    FloatBuffer to = alike.floats();
    Strips.of(format.height(), format.width())
        .each(
            work.graphs(),
            "colour",
            (runner, first, count) -> {
              float[] row = new float[format.width() * FrameFormat.CHANNELS];
              for (int y = first; y < first + count; y++) {
                from.get(y * row.length, row);
                way.apply(row, premultiplied);
                to.put(y * row.length, row);
              }
            });
    return alike;
  }
}
