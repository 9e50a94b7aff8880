package framewright.effect;

import framewright.frame.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The frames of one render. Their pixels stay valid until it has ended. */
public record RenderOrder(double time, double renderScale, List<Frame> inputs, Frame output) {
  public RenderOrder {
    inputs = List.copyOf(inputs);
  }

  List<Frame> inputs(String clip) {
    return inputs.stream()
        .filter(frame -> frame.clip().equals(clip))
        .sorted(Comparator.comparingDouble(Frame::time))
        .toList();
  }

  Optional<Frame> nearest(String clip) {
    return inputs(clip).stream().min(Comparator.comparingDouble(frame -> Math.abs(frame.time() - time)));
  }
}
