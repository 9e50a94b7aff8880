package framewright.effect.learning;

import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.util.Optional;

/** What the panel's View makes of a result, row by row. Owns the example that it shows. */
final class View implements AutoCloseable {
  private static final int CHANNELS = FrameFormat.CHANNELS;

  private final String name;
  private final boolean premultiplies;
  private final Optional<Tensor> example;

  private View(String name, boolean premultiplies, Optional<Tensor> example) {
    this.name = name;
    this.premultiplies = premultiplies;
    this.example = example;
  }

  static View of(Work work, Frame source) {
    String name = work.parameters().text("view");
    boolean compares = name.equals("beside") || name.equals("difference");
    Optional<Frame> frame =
        compares ? work.inputs().nearest(BroughtExample.CLIP) : Optional.empty();
    frame.ifPresent(example -> Mask.requireSize("The example", example, source));
    if (compares && frame.isEmpty()) {
      work.report().warning("The clip Example has no picture here.");
    }
    return new View(
        name,
        work.output().format().alpha() == Alpha.PREMULTIPLIED,
        frame.map(example -> Alike.to(source, work, example)));
  }

  boolean isTheResult() {
    return name.equals("result");
  }

  /** Turns a row of the result into what is shown. */
  void row(int y, float[] source, float[] result) {
    switch (name) {
      case "result" -> {}
      case "cut" -> cut(source, result);
      case "changed" -> difference(result, source);
      case "beside" -> example.ifPresent(shown -> put(y, shown.floats(), result));
      case "difference" -> compare(y, result);
      default -> throw FramewrightException.invalidRequest("Learn has no view \"" + name + "\".");
    }
  }

  /** The learned matte, which is grey, is the source's alpha. */
  private void cut(float[] source, float[] result) {
    for (int i = 0; i < result.length; i += CHANNELS) {
      float alpha = Math.max(0, Math.min(1, result[i]));
      for (int channel = 0; channel < CHANNELS - 1; channel++) {
        result[i + channel] = source[i + channel] * (premultiplies ? alpha : 1);
      }
      result[i + CHANNELS - 1] = source[i + CHANNELS - 1] * alpha;
    }
  }

  private static void difference(float[] result, float[] other) {
    for (int i = 0; i < result.length; i++) {
      boolean isAlpha = i % CHANNELS == CHANNELS - 1;
      result[i] = isAlpha ? 1 : Math.abs(result[i] - other[i]);
    }
  }

  private void compare(int y, float[] result) {
    float[] made = result.clone();
    example.ifPresent(shown -> shown.floats().get(y * result.length, made));
    difference(result, made);
  }

  /** The example in the left half. */
  private static void put(int y, FloatBuffer example, float[] result) {
    int half = result.length / CHANNELS / 2 * CHANNELS;
    example.get(y * result.length, result, 0, half);
  }

  @Override
  public void close() {
    example.ifPresent(Tensor::close);
  }
}
