package framewright.effect;

import framewright.colour.ColourSpace;
import framewright.colour.Recolouring;
import framewright.engine.Tensor;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.panel.Control;
import framewright.panel.Panel;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A render as models are shown it: frames and picked colours in Rec.709's primaries, on which
 * models were trained, and what was drawn put back into its own. Costs nothing where that is what
 * came.
 */
public final class ShownColours implements AutoCloseable {
  private static final String SHOWN = "shown";

  private final Work own;
  private final Panel panel;
  private final List<TensorCache.Lease> leases = new ArrayList<>();

  /** Of a render by an effect with such a panel. */
  public ShownColours(Work own, Panel panel) {
    this.own = own;
    this.panel = panel;
  }

  /** The render with its frames as models are shown them. What it made is let go by closing. */
  public Work work() {
    if (isDirect(own)) {
      return own;
    }
    FrameFormat source = own.inputs().source().format();
    own.report()
        .asPicked(colour -> one(colour, source.shown().colourSpace(), source.colourSpace()));
    return shown();
  }

  /** Puts what was drawn into the colours that were asked for, unless it is data. */
  public void deliver() {
    FrameFormat format = own.output().format();
    if (isShownOtherwise(format) && !choosesData()) {
      recolour(own.output(), format.shown().colourSpace(), format.colourSpace(), own.output());
    }
  }

  @Override
  public void close() {
    own.report().asPicked(UnaryOperator.identity());
    leases.forEach(TensorCache.Lease::close);
  }

  private static boolean isDirect(Work work) {
    return Stream.concat(work.inputs().frames().stream(), Stream.of(work.output()))
        .map(Frame::format)
        .noneMatch(ShownColours::isShownOtherwise);
  }

  private static boolean isShownOtherwise(FrameFormat format) {
    return !format.colourSpace().isDirect() && format.alpha() != Alpha.ALPHA_ONLY;
  }

  private Work shown() {
    Inputs inputs = own.inputs();
    List<Frame> frames = inputs.frames().stream().map(this::shown).toList();
    Frame output = own.output();
    return new Work(
        new Inputs(inputs.time(), inputs.renderScale(), frames),
        new Frame(
            output.clip(),
            output.time(),
            output.format().shown(),
            output.contentId(),
            output.pixels()),
        parameters(),
        own.graphs(),
        own.cache(),
        own.report(),
        own.sparing());
  }

  /** Kept from render to render, for the neighbours that many frames look at. */
  private Frame shown(Frame frame) {
    FrameFormat format = frame.format();
    if (!isShownOtherwise(format)) {
      return frame;
    }
    TensorCache.Lease lease =
        own.cache()
            .lease(
                List.of(SHOWN, frame.identity()),
                format.bytes(),
                () -> Map.of(SHOWN, recoloured(frame)));
    leases.add(lease);
    return new Frame(
        frame.clip(),
        frame.time(),
        format.shown(),
        frame.contentId().map(id -> id.of(format.colourSpace().scriptName())),
        lease.tensor(SHOWN).bytes());
  }

  private Tensor recoloured(Frame frame) {
    FrameFormat format = frame.format();
    Tensor tensor = Tensor.allocate(format.height(), format.width(), FrameFormat.CHANNELS);
    Frame to = new Frame(frame.clip(), frame.time(), format, frame.contentId(), tensor.bytes());
    recolour(frame, format.colourSpace(), format.shown().colourSpace(), to);
    return tensor;
  }

  /** Row by row, so that a row stays in the cache of a core. */
  private void recolour(Frame from, ColourSpace before, ColourSpace after, Frame to) {
    Recolouring recolouring = new Recolouring(before, after);
    boolean premultiplied = from.format().alpha() == Alpha.PREMULTIPLIED;
    int width = from.format().width();
    FloatBuffer source = from.floats();
    FloatBuffer target = to.floats();
    Strips.of(from.format().height(), width)
        .each(
            own.graphs(),
            "colour",
            (runner, first, count) -> {
              own.report().lookUp();
              float[] row = new float[width * FrameFormat.CHANNELS];
              for (int y = first; y < first + count; y++) {
                source.get(y * row.length, row);
                recolouring.apply(row, premultiplied);
                target.put(y * row.length, row);
              }
            });
  }

  private Parameters parameters() {
    Parameters parameters = own.parameters();
    FrameFormat source = own.inputs().source().format();
    for (Control control : controls(Control::hasColour)) {
      String name = control.getName();
      List<Double> picked = parameters.numbers(name);
      parameters =
          parameters.with(name, one(picked, source.colourSpace(), source.shown().colourSpace()));
    }
    return parameters;
  }

  private static List<Double> one(List<Double> colour, ColourSpace before, ColourSpace after) {
    float[] pixel = {
      colour.get(0).floatValue(), colour.get(1).floatValue(), colour.get(2).floatValue(), 1
    };
    new Recolouring(before, after).apply(pixel, false);
    return List.of((double) pixel[0], (double) pixel[1], (double) pixel[2]);
  }

  private boolean choosesData() {
    return controls(Control::hasChoice).stream()
        .flatMap(
            control ->
                control.getChoice().getOptionsList().stream()
                    .filter(
                        option ->
                            option.getName().equals(own.parameters().text(control.getName()))))
        .anyMatch(option -> option.getData());
  }

  private List<Control> controls(Predicate<Control> kind) {
    return panel.getGroupsList().stream()
        .flatMap(group -> group.getControlsList().stream())
        .filter(kind)
        .toList();
  }
}
