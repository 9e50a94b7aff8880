package framewright.bench.key;

import framewright.colour.ColourSpace;
import framewright.effect.Effects;
import framewright.effect.Inputs;
import framewright.effect.ParameterValue;
import framewright.effect.TensorCache;
import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.frame.Alpha;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Framewright Key as the server runs it: its own renderer, engine and models, with the panel's
 * defaults.
 */
final class OurKeyer implements AutoCloseable {
  private static final long CACHE_BYTES = 512L << 20;
  private static final int PLACES = 4;

  private final Engine engine;
  private final DeviceWorker worker = new DeviceWorker("bench", PLACES);
  private final Renderer renderer;

  OurKeyer(Path models, int threads) {
    engine = Engine.open(EngineOptions.standard().withDevice("cpu").withThreads(threads));
    renderer =
        new Renderer(
            CompletableFuture.completedFuture(engine),
            new ModelLibrary(List.of(models)),
            Effects.standard(),
            new TensorCache(CACHE_BYTES),
            worker);
  }

  /** The key with default settings; the screen is found, not told, where it is green or blue. */
  Shot.Key key(Shot shot) {
    FrameFormat format = format(shot.width(), shot.height());
    float[][] rgb = TruthSet.exchanged(shot.plate(), shot.blue());
    ByteBuffer output = render(pixels(rgb, format), format, settings(shot));
    FloatBuffer result = output.asFloatBuffer();
    float[][] planes = new float[4][format.width() * format.height()];
    for (int i = 0; i < planes[0].length; i++) {
      for (int c = 0; c < 4; c++) {
        planes[c][i] = result.get(4 * i + c);
      }
    }
    float[][] fg = TruthSet.exchanged(new float[][] {planes[0], planes[1], planes[2]}, shot.blue());
    return new Shot.Key(planes[3], fg);
  }

  private static Map<String, ParameterValue> settings(Shot shot) {
    Map<String, ParameterValue> settings = new HashMap<>();
    settings.put("alpha_output", new ParameterValue.Text("straight"));
    if (shot.told()) {
      float[] pick = shot.pick();
      settings.put("screen", new ParameterValue.Text("pick"));
      settings.put(
          "screen_colour",
          new ParameterValue.Numbers(
              List.of((double) pick[0], (double) pick[1], (double) pick[2])));
    }
    return settings;
  }

  private static FrameFormat format(int width, int height) {
    return new FrameFormat(width, height, Alpha.OPAQUE, ColourSpace.SRGB, 0, 0);
  }

  private static ByteBuffer pixels(float[][] rgb, FrameFormat format) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(format.bytes()).order(ByteOrder.nativeOrder());
    FloatBuffer floats = pixels.asFloatBuffer();
    for (int i = 0; i < rgb[0].length; i++) {
      floats
          .put(4 * i, rgb[0][i])
          .put(4 * i + 1, rgb[1][i])
          .put(4 * i + 2, rgb[2][i])
          .put(4 * i + 3, 1);
    }
    return pixels;
  }

  private ByteBuffer render(
      ByteBuffer pixels, FrameFormat format, Map<String, ParameterValue> settings) {
    ByteBuffer output = ByteBuffer.allocateDirect(format.bytes()).order(ByteOrder.nativeOrder());
    Frame source = new Frame("Source", 0, format, Optional.empty(), pixels);
    Frame result = new Frame("Output", 0, format, Optional.empty(), output);
    Inputs inputs = new Inputs(0, 1, List.of(source));
    try (Ticket ticket = renderer.admit("key", "", settings, Priority.BATCH)) {
      ticket.start(inputs, result, (fraction, activity) -> {}).join();
    }
    return output;
  }

  @Override
  public void close() {
    worker.close();
    engine.close();
  }
}
