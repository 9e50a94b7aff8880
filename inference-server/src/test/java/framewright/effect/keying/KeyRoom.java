package framewright.effect.keying;

import framewright.effect.Effects;
import framewright.effect.FrameReport;
import framewright.effect.Inputs;
import framewright.effect.ParameterValue;
import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.frame.Frame;
import framewright.pack.ModelLibrary;
import framewright.rendering.DeviceWorker;
import framewright.rendering.Priority;
import framewright.rendering.Renderer;
import framewright.rendering.Ticket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A real renderer with the models that ship. */
final class KeyRoom implements AutoCloseable {
  private static final long CACHE_BYTES = 256L << 20;

  private final Engine engine;
  private final DeviceWorker worker;
  private final ModelLibrary models;
  private final Renderer renderer;
  private final List<Frame> others;
  private final FrameReport[] last;

  KeyRoom(int threads) {
    this(threads, Path.of("models"));
  }

  /** With the models of another folder. */
  KeyRoom(int threads, Path folder) {
    this(
        Engine.open(EngineOptions.standard().withDevice("cpu").withThreads(threads)),
        new DeviceWorker("test", 2),
        new ModelLibrary(List.of(folder)));
  }

  private KeyRoom(Engine engine, DeviceWorker worker, ModelLibrary models) {
    this.engine = engine;
    this.worker = worker;
    this.models = models;
    renderer =
        new Renderer(
            CompletableFuture.completedFuture(engine),
            models,
            Effects.standard(),
            new TensorCache(CACHE_BYTES),
            worker);
    others = List.of();
    last = new FrameReport[1];
  }

  private KeyRoom(KeyRoom other, Frame more) {
    engine = other.engine;
    worker = other.worker;
    models = other.models;
    renderer = other.renderer;
    others = Stream.concat(other.others.stream(), Stream.of(more)).toList();
    last = other.last;
  }

  /**
   * The same models, already open, with nothing remembered of what was rendered before. Whoever
   * made this room closes both.
   */
  KeyRoom afresh() {
    return new KeyRoom(engine, worker, models);
  }

  /** The same room, to which a picture is connected. */
  KeyRoom with(String clip, Frame frame) {
    return with(clip, 0, frame);
  }

  /** The same with a frame of another time than the one rendered, which is 0. */
  KeyRoom with(String clip, double time, Frame frame) {
    return new KeyRoom(
        this, new Frame(clip, time, frame.format(), frame.contentId(), frame.pixels()));
  }

  /** Renders and returns the pixels, 4 numbers each. */
  float[] key(Frame source, Map<String, ParameterValue> settings) {
    ByteBuffer pixels =
        ByteBuffer.allocateDirect(source.format().bytes()).order(ByteOrder.nativeOrder());
    Frame output = new Frame("Output", 0, source.format(), Optional.empty(), pixels);
    List<Frame> inputs = new ArrayList<>(others);
    inputs.add(source);
    try (Ticket ticket = renderer.admit("key", "", settings, Priority.INTERACTIVE)) {
      last[0] = ticket.start(new Inputs(0, 1, inputs), output, (fraction, activity) -> {}).join();
    }
    float[] result = new float[pixels.capacity() / Float.BYTES];
    output.pixels().asFloatBuffer().get(result);
    return result;
  }

  Set<String> lastStages() {
    return last[0].stageMicroseconds().keySet();
  }

  Map<String, Double> lastFindings() {
    return last[0].findings();
  }

  List<String> lastWarnings() {
    return last[0].warnings();
  }

  @Override
  public void close() {
    worker.close();
    engine.close();
  }

  /** Names and values of controls, in turn. */
  static Map<String, ParameterValue> settings(Object... namesAndValues) {
    Map<String, ParameterValue> settings = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put(
          (String) namesAndValues[i],
          namesAndValues[i + 1] instanceof Number number
              ? new ParameterValue.Scalar(number.doubleValue())
              : new ParameterValue.Text((String) namesAndValues[i + 1]));
    }
    return settings;
  }
}
