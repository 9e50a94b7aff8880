package framewright.effect;

import framewright.engine.Engine;
import framewright.frame.ContentId;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.pack.ModelLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Priority;
import framewright.rendering.Renderer;
import framewright.rendering.Ticket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server's renderer with the models that ship, which has rendered nothing yet. */
final class FreshRenderer implements AutoCloseable {
  private final DeviceWorker worker = new DeviceWorker("device", 2);
  private final TensorCache cache = new TensorCache(256L << 20);
  private final Renderer renderer;

  FreshRenderer(Engine engine) {
    renderer =
        new Renderer(
            CompletableFuture.completedFuture(engine),
            new ModelLibrary(List.of(Path.of("models"))),
            Effects.standard(),
            cache,
            worker);
  }

  /** A frame of the shot, whose frames 0, 1 and 2 are at hand beside it. */
  ByteBuffer render(
      String effect,
      String model,
      Map<String, ParameterValue> settings,
      FrameFormat format,
      double time) {
    Frame output = new Frame("Output", time, format, Optional.empty(), empty(format));
    List<Frame> sources = List.of(source(time, format), source(0, format), source(2, format));
    try (Ticket ticket = renderer.admit(effect, model, settings, Priority.INTERACTIVE)) {
      ticket.start(new Inputs(time, 1, sources), output, (fraction, activity) -> {}).join();
    }
    return output.pixels();
  }

  @Override
  public void close() {
    cache.clear();
    worker.close();
  }

  /** A figure before a green screen, further right with time; the same bytes whatever they mean. */
  private static Frame source(double time, FrameFormat format) {
    ByteBuffer pixels = empty(format);
    FloatBuffer floats = pixels.asFloatBuffer();
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        double across = x - 3 * time;
        boolean figure = Math.hypot(across - 40, y - 32) < 20;
        float grain = (float) (0.5 + 0.3 * Math.sin(across / 2.5 + y / 4.0) * Math.cos(y / 3.0));
        floats.put(
            figure
                ? new float[] {grain, 0.6f * grain, 0.4f, 1}
                : new float[] {0.1f, 0.55f + 0.1f * grain, 0.15f, 1});
      }
    }
    return new Frame("Source", time, format, Optional.of(new ContentId(7, (long) time)), pixels);
  }

  private static ByteBuffer empty(FrameFormat format) {
    return ByteBuffer.allocateDirect(format.bytes()).order(ByteOrder.nativeOrder());
  }
}
