package framewright.effect.retime;

import framewright.effect.Effects;
import framewright.effect.FrameReport;
import framewright.effect.Inputs;
import framewright.effect.ParameterValue;
import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.pack.ModelLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Priority;
import framewright.rendering.Renderer;
import framewright.rendering.Ticket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The real renderer, engine, packs and effects, without the door in front. */
final class RetimeRoom implements AutoCloseable {
  private final Engine engine = Engine.open(EngineOptions.standard().withDevice("cpu"));
  private final TensorCache cache = new TensorCache(256L << 20);
  private final DeviceWorker worker = new DeviceWorker("device", 4);
  private final Renderer renderer =
      new Renderer(
          CompletableFuture.completedFuture(engine),
          new ModelLibrary(List.of(Path.of("models"))),
          Effects.standard(),
          cache,
          worker);

  Frame output() {
    return Shots.empty("Output", 0, FrameFormat.of(Shots.WIDTH, Shots.HEIGHT));
  }

  /** The frame at a source time. */
  Frame at(double time, Frame... sources) {
    Frame output = Shots.empty("Output", time, sources[0].format());
    render(Map.of("source_time", time), output, sources);
    return output;
  }

  FrameReport render(Map<String, Object> parameters, Frame output, Frame... inputs) {
    try (Ticket ticket = renderer.admit("retime", "", values(parameters), Priority.INTERACTIVE)) {
      return ticket
          .start(new Inputs(output.time(), 1, List.of(inputs)), output, (fraction, activity) -> {})
          .join();
    } catch (CompletionException e) {
      throw (FramewrightException) e.getCause();
    }
  }

  long keptBytes() {
    return cache.keptBytes();
  }

  private static Map<String, ParameterValue> values(Map<String, Object> parameters) {
    Map<String, ParameterValue> values = new HashMap<>();
    parameters.forEach(
        (name, value) ->
            values.put(
                name,
                value instanceof Number number
                    ? new ParameterValue.Scalar(number.doubleValue())
                    : new ParameterValue.Text((String) value)));
    return values;
  }

  @Override
  public void close() {
    worker.close();
    engine.close();
  }
}
