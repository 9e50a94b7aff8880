package framewright.render;

import framewright.bridge.host.OfxSequence;
import framewright.footage.Footage;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.render.EffectSession.RenderedFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a render: the effect once more for each, in another of its views, with the same
 * inputs and settings.
 */
final class Layers implements AutoCloseable {
  private static final String VIEW = "view";

  private final EffectSession effect;
  private final Map<String, ClipInput> inputs;
  private final Map<String, EffectSession> sessions = new LinkedHashMap<>();
  private final List<OfxSequence> sequences = new ArrayList<>();

  Layers(EffectSession effect, Map<String, ClipInput> inputs) {
    this.effect = effect;
    this.inputs = inputs;
  }

  void open(RenderOrder order) throws FootageException {
    if (!order.layers().isEmpty() && !Footage.holdsLayers(order.output())) {
      throw new Failure(
          order.output() + " cannot have layers: only EXR files have them, as name.%04d.exr.");
    }
    for (String view : order.layers()) {
      EffectSession session = effect.another();
      sessions.put(view, session);
      inputs.forEach(
          (name, input) ->
              session.connect(name, input.footage().format(), input.footage().range(), input));
      order.settings().forEach(session::set);
      session.set(VIEW, view);
    }
  }

  /** Tells each that a run of frames begins. */
  void begin(FrameRange frames) {
    sessions.values().forEach(session -> sequences.add(session.sequence(frames)));
  }

  void end() {
    sequences.forEach(OfxSequence::close);
    sequences.clear();
  }

  /** A frame with its layers. Its time is that of all together. */
  RenderedFrame beside(RenderedFrame picture, int frame) throws FootageException {
    Map<String, RenderedFrame> layers = new LinkedHashMap<>();
    double milliseconds = picture.milliseconds();
    for (Map.Entry<String, EffectSession> session : sessions.entrySet()) {
      RenderedFrame layer = session.getValue().render(frame);
      layers.put(session.getKey(), layer);
      milliseconds += layer.milliseconds();
    }
    return new RenderedFrame(
        picture.picture(), picture.isData(), milliseconds, picture.report(), layers);
  }

  @Override
  public void close() {
    sessions.values().forEach(EffectSession::close);
  }
}
