package framewright.effect.style;

import framewright.colour.CameraCurve;
import framewright.effect.Effect;
import framewright.effect.Making;
import framewright.effect.Panels;
import framewright.effect.Parameters;
import framewright.effect.Strips;
import framewright.effect.TemporalHold;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.panel.Panel;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Paints the frame in a look, in the tones and colours of a reference, or both. Every stage sees
 * the whole frame, and what is remembered changes no pixel, so frames may come in any order.
 */
public final class StyleEffect implements Effect {
  private static final Panel PANEL = Panels.of("style");

  /** The pack of the stages that surround every look. */
  static final String FINISHING_PACK = "framewright-style";

  /**
   * Graphs that look at single pixels run on so many at a time: little memory, and what they work
   * on stays in the cache.
   */
  private static final int STRIP_PIXELS = 64 * 1920;

  private static final int MOST_STRIP_ROWS = 64;

  @Override
  public String id() {
    return "style";
  }

  @Override
  public String defaultModel() {
    return FINISHING_PACK;
  }

  @Override
  public Panel panel() {
    return PANEL;
  }

  /** The source is shown as it is. */
  @Override
  public boolean takesAnyColours(Parameters parameters) {
    return parameters.text("view").equals("source");
  }

  @Override
  public void render(Work work) {
    Frame source = work.inputs().source();
    if (!source.format().sameSize(work.output().format())) {
      throw FramewrightException.invalidRequest(
          "The source and the result differ in size. Render the clip at one size.");
    }
    if (work.parameters().text("view").equals("source")) {
      copy(source, work.output());
      return;
    }
    paint(work, source);
  }

  private static void paint(Work work, Frame source) {
    Optional<Frame> mask = mask(work, source);
    Look look = Look.of(work);
    Optional<Reference> reference = Reference.of(work);
    if (look.isReferenceOnly() && reference.isEmpty()) {
      throw FramewrightException.invalidRequest(
          "The look \"From the reference\" needs a reference. Choose a picture file or connect the Reference clip.");
    }
    Painting painting = new Painting(work, look, reference);
    double hold = work.parameters().number("temporal_hold");
    try (Tensor display = displayed(work, source);
        TensorCache.Lease painted = painting.of(source, display);
        Tensor held =
            hold > 0
                ? new TemporalHold(work, painting, hold).held(source, painted.tensor(Making.MADE))
                : null) {
      finish(work, source, display, held == null ? painted.tensor(Making.MADE) : held, mask);
    }
  }

  /**
   * A frame in the space the looks paint in: straight, display-referred, 0 to 1. The caller closes
   * it.
   */
  static Tensor displayed(Work work, Frame frame) {
    Tensor display = sized(frame);
    Tensor source = Tensor.of(frame);
    Strips strips = strips(frame.format().height(), frame.format().width());
    strips.each(
        work.graphs(),
        "prepare",
        work.graphs().pack(FINISHING_PACK),
        (runner, row, count) -> {
          Map<String, Tensor> inputs =
              Map.of(
                  "source",
                  source.rows(row, count),
                  "premultiplied",
                  premultiplied(frame),
                  "curve",
                  curve(frame));
          runner.run("main", inputs, Map.of("display", display.rows(row, count)));
        });
    return display;
  }

  /** Strip by strip, but for kept detail: what is detail shows from the whole picture. */
  private static void finish(
      Work work, Frame source, Tensor display, Tensor styled, Optional<Frame> mask) {
    boolean whole =
        work.parameters().number("keep_colours") + work.parameters().number("keep_detail") > 0;
    int height = source.format().height();
    Strips strips = whole ? new Strips(0, height, height) : strips(height, source.format().width());
    strips.each(
        work.graphs(),
        "finish",
        work.graphs().pack(FINISHING_PACK),
        (runner, row, count) -> {
          Map<String, Tensor> inputs = finishing(work, source, mask, row, count);
          inputs.put("display", display.rows(row, count));
          inputs.put("styled", styled.rows(row, count));
          runner.run("finish", inputs, Map.of("result", Tensor.of(work.output()).rows(row, count)));
        });
  }

  private static Map<String, Tensor> finishing(
      Work work, Frame source, Optional<Frame> mask, int row, int count) {
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("source", Tensor.of(source).rows(row, count));
    inputs.put(
        "mask",
        mask.map(frame -> Tensor.of(frame).rows(row, count))
            .orElseGet(() -> Tensor.vector(1, 1, 1, 1).reshaped(1, 1, 4)));
    inputs.put(
        "mask_channel", Tensor.scalar(mask.map(StyleEffect::carriesAlpha).orElse(true) ? 1 : 0));
    inputs.put("premultiplied", premultiplied(source));
    inputs.put("curve", curve(source));
    inputs.put("keep_colours", Tensor.scalar(work.parameters().number("keep_colours")));
    inputs.put("keep_detail", Tensor.scalar(work.parameters().number("keep_detail")));
    inputs.put("view", Tensor.scalar(work.parameters().text("view").equals("strength") ? 1 : 0));
    return inputs;
  }

  /** Of a picture so high and wide. */
  static Strips strips(int height, long width) {
    return new Strips(
        0, height, (int) Math.max(1, Math.min(MOST_STRIP_ROWS, STRIP_PIXELS / width)));
  }

  private static Optional<Frame> mask(Work work, Frame source) {
    Optional<Frame> mask = work.inputs().nearest("Mask").map(Frame::asMask);
    mask.filter(frame -> !frame.format().sameSize(source.format()))
        .ifPresent(
            frame -> {
              throw FramewrightException.invalidRequest(
                  "The mask is "
                      + size(frame)
                      + " pixels but the picture is "
                      + size(source)
                      + ". Scale the mask to the picture's size.");
            });
    return mask;
  }

  private static String size(Frame frame) {
    return frame.format().width() + " x " + frame.format().height();
  }

  private static boolean carriesAlpha(Frame frame) {
    return frame.format().alpha() != Alpha.OPAQUE;
  }

  private static Tensor curve(Frame frame) {
    return Tensor.vector(CameraCurve.of(frame.format().colourSpace()).exponential());
  }

  private static Tensor premultiplied(Frame frame) {
    return Tensor.scalar(frame.format().alpha() == Alpha.PREMULTIPLIED ? 1 : 0);
  }

  /** A tensor of a frame's size; the caller closes it. */
  static Tensor sized(Frame frame) {
    return Tensor.allocate(frame.format().height(), frame.format().width(), 4);
  }

  private static void copy(Frame source, Frame output) {
    ByteBuffer from = source.pixels().duplicate();
    output.pixels().duplicate().put(from);
  }
}
