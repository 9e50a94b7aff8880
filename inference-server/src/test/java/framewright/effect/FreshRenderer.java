package framewright.effect;

import com.google.common.collect.Iterables;
import framewright.engine.Engine;
import framewright.frame.ContentId;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import framewright.pack.ModelLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Priority;
import framewright.rendering.Renderer;
import framewright.rendering.Station;
import framewright.rendering.Stations;
import framewright.rendering.Ticket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server's renderer with the models that ship, which has rendered nothing yet. */
final class FreshRenderer implements AutoCloseable {
  private final List<DeviceWorker> workers = new ArrayList<>();
  private final List<TensorCache> caches = new ArrayList<>();
  private final Renderer renderer;
  private FrameReport last;

  FreshRenderer(Engine engine) {
    this(List.of(engine), engine);
  }

  /**
   * On several devices.
   *
   * @param cpu where an artist asks for the CPU and it is none of them
   */
  FreshRenderer(List<Engine> devices, Engine cpu) {
    renderer =
        new Renderer(
            new Stations(devices.stream().map(this::station).toList(), () -> station(cpu)),
            new ModelLibrary(List.of(Path.of("models"))),
            Effects.standard());
  }

  private Station station(Engine engine) {
    workers.add(new DeviceWorker("device", 2));
    caches.add(new TensorCache(256L << 20));
    return new Station(
        CompletableFuture.completedFuture(engine),
        Iterables.getLast(workers),
        Iterables.getLast(caches));
  }

  /** Takes a place and does nothing with it. */
  Ticket waiting(String effect, Map<String, ParameterValue> settings) {
    return renderer.admit(effect, "", settings, Priority.INTERACTIVE);
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
      last = ticket.start(new Inputs(time, 1, sources), output, (fraction, activity) -> {}).join();
    }
    return output.pixels();
  }

  /** What was told of the frame that was rendered last. */
  FrameReport last() {
    return last;
  }

  @Override
  public void close() {
    caches.forEach(TensorCache::clear);
    workers.forEach(DeviceWorker::close);
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
