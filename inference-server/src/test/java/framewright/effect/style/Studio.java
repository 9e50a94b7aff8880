package framewright.effect.style;

import framewright.effect.Effects;
import framewright.effect.Inputs;
import framewright.effect.ParameterValue;
import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.engine.Graph;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.pack.ModelLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Priority;
import framewright.rendering.Renderer;
import framewright.rendering.Ticket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A renderer with the real engine and the packs that ship. */
final class Studio implements AutoCloseable {
  static final Path MODELS = Path.of("models");
  private static final int PLACES = 4;

  private final Engine engine = Engine.open(EngineOptions.standard().withDevice("cpu"));
  private final DeviceWorker worker = new DeviceWorker("device", PLACES);
  private final ModelLibrary library = new ModelLibrary(List.of(MODELS));
  private final Renderer renderer =
      new Renderer(
          CompletableFuture.completedFuture(engine),
          library,
          Effects.standard(),
          new TensorCache(64 << 20),
          worker);

  /** A render in preparation: parameters and clips are added, then it is run. */
  final class Request {
    private final Map<String, ParameterValue> parameters = new HashMap<>();
    private final List<Frame> inputs = new ArrayList<>();
    private final Frame source;

    private Request(Frame source) {
      this.source = source;
      inputs.add(source);
    }

    Request set(String name, double value) {
      parameters.put(name, new ParameterValue.Scalar(value));
      return this;
    }

    Request set(String name, String value) {
      parameters.put(name, new ParameterValue.Text(value));
      return this;
    }

    Request clip(Frame frame) {
      inputs.add(frame);
      return this;
    }

    Frame run() {
      Frame output = Pictures.blank("Output", source.format());
      try (Ticket ticket = renderer.admit("style", "", parameters, Priority.INTERACTIVE)) {
        ticket
            .start(new Inputs(source.time(), 1, inputs), output, (fraction, activity) -> {})
            .get();
        return output;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof FramewrightException known) {
          throw known;
        }
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Forgets what was painted, as a fresh server would know nothing. */
  void forget() {
    renderer.rest();
  }

  /** A graph of the pack around the looks. */
  Graph graph(String role) {
    return engine.graph(library.pack(StyleEffect.FINISHING_PACK), role);
  }

  Request style(Frame source) {
    return new Request(source);
  }

  @Override
  public void close() {
    worker.close();
    engine.close();
  }
}
