package framewright.engine;

import static framewright.pack.TestOnnx.input;
import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.output;
import static framewright.pack.TestOnnx.text;
import static framewright.pack.TestOnnx.weight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.pack.ModelLibrary;
import framewright.pack.PackFolder;
import framewright.pack.TestOnnx;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  private static final int CHANNELS = 16;
  private static final long WEIGHT_BYTES = 32L << 20;
  private static final int BOOLEAN = 9;

  @TempDir Path models;

  @Test
  void theSameBytesComeOutWhateverTheNumberOfThreads() {
    byte[] convolutions = convolutions(3);
    try (Tensor source = noise(1, CHANNELS, 90, 160)) {
      FloatBuffer alone = convolved(convolutions, source, 1);
      assertEquals(alone, convolved(convolutions, source, 2));
      assertEquals(alone, convolved(convolutions, source, 4));
    }
  }

  @Test
  void aCancelledRunStopsAtTheNextLayer() throws Exception {
    try (Engine engine = cpu(2);
        Tensor source = noise(1, CHANNELS, 540, 960);
        Tensor result = Tensor.allocate(source.shape())) {
      Map<String, Tensor> inputs = Map.of("source", source);
      Map<String, Tensor> outputs = Map.of("result", result);
      long start = System.nanoTime();
      graph(engine, convolutions(40)).run(inputs, outputs);
      long fortyLayers = System.nanoTime() - start;
      Graph many = graph(engine, convolutions(400));
      Cancellation cancellation = new Cancellation();
      CompletableFuture<Void> run =
          CompletableFuture.runAsync(() -> many.run(inputs, outputs, cancellation));
      Processor.awaitWork(Processor.used(), Duration.ofMillis(300));
      start = System.nanoTime();
      cancellation.cancel();
      Throwable failure = run.handle((done, thrown) -> thrown).get();
      long stopped = System.nanoTime() - start;
      assertEquals(ErrorKind.CANCELLED, ((FramewrightException) failure.getCause()).kind());
      assertTrue(stopped < fortyLayers, stopped + " ns, and 40 layers take " + fortyLayers);
    }
  }

  @Test
  void aGraphOfAnotherSizeIsRefusedInWords() {
    byte[] fixed =
        model(
            node("Identity", "source", "result"),
            input("source", 4, 4, 4),
            output("result", 4, 4, 4));
    try (Engine engine = cpu(1);
        Tensor large = Tensor.allocate(8, 8, 4);
        Tensor result = Tensor.allocate(8, 8, 4)) {
      Graph graph = graph(engine, fixed);
      FramewrightException refused =
          assertThrows(
              FramewrightException.class,
              () -> graph.run(Map.of("source", large), Map.of("result", result)));
      assertEquals(ErrorKind.UNSUPPORTED, refused.kind());
      assertTrue(refused.getMessage().contains("[4, 4, 4]"), refused.getMessage());
      FramewrightException missing =
          assertThrows(
              FramewrightException.class, () -> graph.run(Map.of(), Map.of("result", result)));
      assertTrue(missing.getMessage().contains("\"source\""), missing.getMessage());
    }
  }

  @Test
  void framesTravelThroughThePlanarAdaptersUnchanged() {
    try (Engine engine = cpu(2);
        Tensor source = noise(50, 70, 4);
        Tensor result = Tensor.allocate(50, 70, 4);
        Tensor planar = Tensor.allocate(1, 3, 64, 96)) {
      Tensor range = Tensor.vector(0, 1);
      engine
          .builtIn("to_planar")
          .run(
              Map.of("source", source, "range", range, "multiple", Tensor.scalar(32)),
              Map.of("planar", planar));
      assertEquals(
          source.floats().get((49 * 70 + 69) * 4),
          planar.floats().get(63 * 96 + 95),
          "edges are repeated");
      engine
          .builtIn("from_planar")
          .run(
              Map.of("planar", planar, "source", source, "range", range), Map.of("result", result));
      assertEquals(source.floats(), result.floats());
    }
  }

  @Test
  void ofAnEffectOnlyThePacksUsedLastStayLoaded() {
    PackFolder.of(models, "first", convolutions(1));
    PackFolder.of(models, "second", convolutions(2));
    PackFolder.of(models, "third", convolutions(3));
    ModelLibrary library = new ModelLibrary(List.of(models));
    try (Engine engine = cpu(1)) {
      Graph third = engine.graph(library.pack("third"), "main");
      Graph second = engine.graph(library.pack("second"), "main");
      Graph first = engine.graph(library.pack("first"), "main");
      engine.closeAllButLatest(2);
      assertSame(first, engine.graph(library.pack("first"), "main"));
      assertSame(second, engine.graph(library.pack("second"), "main"));
      assertNotSame(third, engine.graph(library.pack("third"), "main"));
    }
  }

  @Test
  void refusedGraphsLeaveNoSessionBehind() throws Exception {
    ModelLibrary library = new ModelLibrary(List.of(models));
    try (Engine engine = cpu(1)) {
      refuse(engine, library, 0);
      long before = addressedBytes();
      for (int i = 1; i <= 10; i++) {
        refuse(engine, library, i);
      }
      long grown = addressedBytes() - before;
      assertTrue(grown < 5L * WEIGHT_BYTES, "ten refusals left " + (grown >> 20) + " MB");
    }
  }

  /** Every pixel many times over, then the largest of all. */
  @Test
  void moreMemoryThanThereIsFailsTheFrameAndNotTheNextOne() {
    float[] copies = new float[400_000];
    byte[] greedy =
        model(
            node("Mul", "source", "many", text(1, "copies")),
            node("ReduceMax", "many", "result"),
            input("source", 1, -1),
            output("result", 1, 1),
            weight("copies", new long[] {copies.length, 1}, copies));
    try (Engine engine = cpu(1);
        Tensor large = Tensor.allocate(1, 1_000_000);
        Tensor small = Tensor.allocate(1, 10);
        Tensor result = Tensor.allocate(1, 1)) {
      Graph graph = graph(engine, greedy);
      FramewrightException failure =
          assertThrows(
              FramewrightException.class,
              () -> graph.run(Map.of("source", large), Map.of("result", result)));
      assertEquals(ErrorKind.OUT_OF_MEMORY, failure.kind(), failure::getMessage);
      graph.run(Map.of("source", small), Map.of("result", result));
    }
  }

  @Test
  void aRefusalIsRememberedUntilTheFilesChange() throws Exception {
    PackFolder pack = PackFolder.of(models, "pack", unfit(0));
    ModelLibrary library = new ModelLibrary(List.of(models));
    try (Engine engine = cpu(1)) {
      String sentence = refusal(engine, library, "pack");
      byte[] graph = Files.readAllBytes(pack.file("main.onnx"));
      FileTime time = Files.getLastModifiedTime(pack.file("main.onnx"));
      Files.write(pack.file("main.onnx"), new byte[graph.length]);
      Files.setLastModifiedTime(pack.file("main.onnx"), time);
      assertEquals(
          sentence,
          refusal(engine, library, "pack"),
          "read again though nothing tells that it changed");
      PackFolder.of(models, "pack", convolutions(1));
      library.packs();
      engine.graph(library.pack("pack"), "main");
    }
  }

  /** A graph with heavy weights whose second input is of a kind that no effect feeds. */
  private static byte[] unfit(int seed) {
    float[] weights = new float[(int) (WEIGHT_BYTES / Float.BYTES)];
    weights[0] = seed;
    byte[] strange =
        TestOnnx.field(
            11,
            TestOnnx.join(
                text(1, "mask"),
                TestOnnx.field(
                    2,
                    TestOnnx.field(
                        1,
                        TestOnnx.join(
                            TestOnnx.varint(1, BOOLEAN), TestOnnx.field(2, new byte[0]))))));
    return model(
        node("Add", "source", "result", text(1, "w")),
        input("source", -1),
        strange,
        output("result", -1),
        weight("w", new long[] {weights.length}, weights));
  }

  private void refuse(Engine engine, ModelLibrary library, int number) {
    PackFolder.of(models, "unfit" + number, unfit(number));
    String sentence = refusal(engine, library, "unfit" + number);
    assertTrue(sentence.contains("\"mask\""), sentence);
  }

  private static String refusal(Engine engine, ModelLibrary library, String id) {
    FramewrightException refused =
        assertThrows(FramewrightException.class, () -> engine.graph(library.pack(id), "main"));
    assertEquals(ErrorKind.MODEL_UNAVAILABLE, refused.kind());
    return refused.getMessage();
  }

  /**
   * Addresses that the process has taken. Java takes those of its heap at once: what moves is
   * native.
   */
  private static long addressedBytes() throws Exception {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[0];
    return Long.parseLong(pages) * 4096;
  }

  private FloatBuffer convolved(byte[] onnx, Tensor source, int threads) {
    try (Engine engine = cpu(threads);
        Tensor result = Tensor.allocate(source.shape())) {
      graph(engine, onnx).run(Map.of("source", source), Map.of("result", result));
      FloatBuffer copy = FloatBuffer.allocate(result.floats().capacity());
      return copy.put(result.floats()).flip();
    }
  }

  private Graph graph(Engine engine, byte[] onnx) {
    PackFolder.of(models, "pack", onnx);
    return engine.graph(new ModelLibrary(List.of(models)).pack("pack"), "main");
  }

  private static Engine cpu(int threads) {
    return Engine.open(EngineOptions.standard().withDevice("cpu").withThreads(threads));
  }

  /** Layers of 3x3 convolution, one after the other. */
  private static byte[] convolutions(int layers) {
    float[] values = new float[CHANNELS * CHANNELS * 9];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (random.nextFloat() - 0.5f) / 8;
    }
    byte[] padding =
        TestOnnx.join(text(1, "auto_pad"), text(4, "SAME_UPPER"), TestOnnx.varint(20, 3));
    byte[] nodes = {};
    for (int i = 0; i < layers; i++) {
      String from = i == 0 ? "source" : "x" + i;
      String to = i == layers - 1 ? "result" : "x" + (i + 1);
      nodes =
          TestOnnx.join(nodes, node("Conv", from, to, text(1, "w"), TestOnnx.field(5, padding)));
    }
    return model(
        nodes,
        input("source", 1, CHANNELS, -1, -1),
        output("result", 1, CHANNELS, -1, -1),
        weight("w", new long[] {CHANNELS, CHANNELS, 3, 3}, values));
  }

  private static Tensor noise(long... shape) {
    Tensor tensor = Tensor.allocate(shape);
    FloatBuffer floats = tensor.floats();
    Random random = new Random(2);
    while (floats.hasRemaining()) {
      floats.put(random.nextFloat());
    }
    return tensor;
  }
}
