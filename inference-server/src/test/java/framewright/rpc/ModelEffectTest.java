package framewright.rpc;

import static framewright.pack.TestOnnx.input;
import static framewright.pack.TestOnnx.join;
import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.output;
import static framewright.pack.TestOnnx.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import framewright.engine.Processor;
import framewright.pack.PackFolder;
import framewright.pack.TestOnnx;
import framewright.v1.FrameFormat;
import framewright.v1.InputFrame;
import framewright.v1.RenderHeader;
import framewright.v1.Value;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ModelEffectTest {
  private static final FrameFormat FORMAT = Frames.format(50, 30);
  private static final int FLOATS = 50 * 30 * 4;

  @TempDir static Path folder;
  private static RunningServer server;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    server = new RunningServer(folder, 8);
    client = new TestClient(server.connect());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aPublishedPlanarModelRunsOnAFrameOfAnySizeAndKeepsItsAlpha() {
    PackFolder pack =
        install(
            "planar",
            model(node("Neg", "x", "y"), input("x", 1, 3, -1, -1), output("y", 1, 3, -1, -1)));
    pack.manifest.addProperty("layout", "rgb_nchw");
    pack.manifest.addProperty("multiple", 32);
    pack.save();
    ByteBuffer source = filled(0.25f, 2);
    ByteBuffer result = client.render(with("planar"), source).pixels();
    for (int i = 0; i < FLOATS; i++) {
      assertEquals(
          i % 4 == 3 ? source.getFloat(i * 4) : -source.getFloat(i * 4), result.getFloat(i * 4));
    }
  }

  @Test
  void aModelWithASecondClipAndAParameterGetsBoth() {
    PackFolder pack =
        install(
            "scaled-sum",
            model(
                node("Mul", "second", "part", TestOnnx.text(1, "amount")),
                node("Add", "source", "result", TestOnnx.text(1, "part")),
                picture(11, "source"),
                picture(11, "second"),
                input("amount", 1),
                picture(12, "result")));
    pack.manifest.getAsJsonArray("parameters").add(amount());
    pack.save();
    InputFrame second =
        Frames.source(FORMAT, Frames.IN_STREAM).toBuilder().setClip("Second").build();
    RenderHeader both =
        with("scaled-sum").toBuilder()
            .addInputs(second)
            .putParameters("amount", Value.newBuilder().setNumber(0.5).build())
            .build();
    assertEquals(filled(2, 2), client.render(both, filled(1, 1), filled(2, 2)).pixels());
    Status alone = client.failureOf(with("scaled-sum"), filled(1, 1));
    assertEquals(Status.Code.INVALID_ARGUMENT, alone.getCode());
    assertTrue(alone.getDescription().contains("the clip Second"), alone.getDescription());
  }

  @Test
  void aModelWithAWindowSeesItsNeighboursHeldAtTheEnds() {
    PackFolder pack =
        install(
            "difference",
            model(
                node("Sub", "after1", "result", TestOnnx.text(1, "before1")),
                picture(11, "source"),
                picture(11, "before1"),
                picture(11, "after1"),
                picture(12, "result")));
    pack.manifest.addProperty("frames_before", 1);
    pack.manifest.addProperty("frames_after", 1);
    pack.save();
    InputFrame next = Frames.source(FORMAT, Frames.IN_STREAM).toBuilder().setTime(1).build();
    RenderHeader atTheStart = with("difference").toBuilder().addInputs(next).build();
    assertEquals(filled(4, 4), client.render(atTheStart, filled(1, 1), filled(5, 5)).pixels());
  }

  @Test
  void aModelThatDoesNotLoadIsRefusedAndTheOthersStillRun() {
    install(
        "unknown-operator",
        model(node("Nonsense", "source", "result"), picture(11, "source"), picture(12, "result")));
    Status refused = client.failureOf(with("unknown-operator"), filled(1, 1));
    assertEquals(Status.Code.NOT_FOUND, refused.getCode());
    assertTrue(refused.getDescription().contains("cannot load"), refused.getDescription());
    assertEquals(filled(1, 1), client.render(with("framewright-identity"), filled(1, 1)).pixels());
  }

  @Test
  @Timeout(120)
  void aRunningInferenceEndsSoonAfterItsCancellation() throws Exception {
    install("brief", sines(100));
    install("slow", sines(2000));
    ByteBuffer picture = Frames.ramp(1280, 720);
    long start = System.nanoTime();
    client.render(large("brief"), picture);
    long brief = System.nanoTime() - start;
    Duration before = Processor.used();
    TestClient.Call call = client.begin(large("slow"), picture);
    Processor.awaitWork(before, Duration.ofSeconds(1));
    assertEquals(1, server.worker.load());
    start = System.nanoTime();
    call.client.cancel("the artist moved on", null);
    while (server.worker.load() > 0) {
      Thread.sleep(2);
    }
    long end = System.nanoTime() - start;
    assertTrue(end < brief, () -> end + " ns, and a twentieth of the model takes " + brief);
  }

  private static RenderHeader large(String model) {
    FrameFormat format = Frames.format(1280, 720);
    return Frames.identity(format, Frames.IN_STREAM, Frames.IN_STREAM).setModel(model).build();
  }

  private static byte[] sines(int layers) {
    return model(
        node("Identity", "source", "x0"),
        chain(layers),
        node("Identity", "x" + layers, "result"),
        picture(11, "source"),
        picture(12, "result"));
  }

  private static byte[] chain(int layers) {
    byte[][] nodes = new byte[layers][];
    for (int i = 0; i < layers; i++) {
      nodes[i] = node("Sin", "x" + i, "x" + (i + 1));
    }
    return join(nodes);
  }

  private static PackFolder install(String id, byte[] onnx) {
    return PackFolder.of(folder.resolve("models"), id, onnx);
  }

  private static JsonObject amount() {
    JsonObject amount = new JsonObject();
    amount.addProperty("name", "amount");
    amount.addProperty("label", "Amount");
    amount.addProperty("hint", "How much of the second clip is added.");
    amount.addProperty("minimum", 0);
    amount.addProperty("maximum", 1);
    amount.addProperty("default", 1);
    return amount;
  }

  private static RenderHeader with(String model) {
    return Frames.identity(FORMAT, Frames.IN_STREAM, Frames.IN_STREAM).setModel(model).build();
  }

  private static ByteBuffer filled(float colour, float alpha) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(FLOATS * 4).order(ByteOrder.nativeOrder());
    for (int i = 0; i < FLOATS; i++) {
      pixels.putFloat(i * 4, i % 4 == 3 ? alpha : colour);
    }
    return pixels;
  }
}
