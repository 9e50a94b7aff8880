package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import framewright.frame.FramePool;
import framewright.panel.Control;
import framewright.panel.Group;
import framewright.v1.Chunk;
import framewright.v1.DescribeRequest;
import framewright.v1.DescribeResponse;
import framewright.v1.Effect;
import framewright.v1.FrameFormat;
import framewright.v1.InferenceGrpc;
import framewright.v1.Numbers;
import framewright.v1.RenderHeader;
import framewright.v1.RenderRequest;
import framewright.v1.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRequestTest {
  private static final FrameFormat FORMAT = Frames.format(64, 32);

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
  void whatThisServerDoesNotHaveIsSaidByName() {
    assertFails(Status.Code.UNIMPLEMENTED, "\"sharpen\"", header().setEffect("sharpen"));
    assertFails(Status.Code.NOT_FOUND, "\"nobody\"", header().setModel("nobody"));
    assertFails(
        Status.Code.INVALID_ARGUMENT, "\"glow\"", header().putParameters("glow", number(1)));
    assertFails(
        Status.Code.INVALID_ARGUMENT, "effect \"key\"", header().setModel("framewright-key"));
  }

  @Test
  void everyFailureHasAnIdOfItsOwnThatCanBeReadOut() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      StatusRuntimeException failure =
          assertThrows(
              StatusRuntimeException.class,
              () -> client.render(header().setModel("nobody").build()));
      String id = failure.getTrailers().get(Statuses.FAILURE);
      assertTrue(id.matches("[bcdfghjkmnpqrstvwxz2-9]{5}"), id);
      ids.add(id);
    }
    assertEquals(20, ids.size());
  }

  @Test
  void aHeaderThatIsTooLargeIsNotRead() {
    RenderHeader.Builder large = header();
    for (int i = 0; i < 100_000; i++) {
      large.putParameters("parameter " + i, number(i));
    }
    assertFails(Status.Code.INVALID_ARGUMENT, "header of a request is too large", large);
  }

  @Test
  void aParameterMustBeOfItsKindAndWithinItsLimits() {
    RenderHeader.Builder key = header().setEffect("key").setModel("");
    assertFails(
        Status.Code.INVALID_ARGUMENT, "\"quality\"", key.putParameters("quality", number(1)));
    assertFails(
        Status.Code.INVALID_ARGUMENT,
        "full, half, quarter",
        key.putParameters("quality", text("best")));
    assertFails(
        Status.Code.INVALID_ARGUMENT,
        "no value",
        key.putParameters("quality", Value.getDefaultInstance()));
    RenderHeader.Builder retime = header().setEffect("retime").setModel("");
    assertFails(
        Status.Code.INVALID_ARGUMENT,
        "source_time",
        retime.putParameters("source_time", number(Double.NaN)));
    Value several = Value.newBuilder().setNumbers(Numbers.newBuilder().addValues(1)).build();
    assertFails(
        Status.Code.INVALID_ARGUMENT, "source_time", retime.putParameters("source_time", several));
  }

  @Test
  void everyControlThatTheServerDescribesIsRefusedBeyondItsRangeAndItsOptions() {
    int refused = 0;
    for (Effect effect : described().getEffectsList()) {
      for (Group group : effect.getPanel().getGroupsList()) {
        for (Control control : group.getControlsList()) {
          refused +=
              assertLimits(
                  header().setEffect(effect.getId()).setModel(effect.getDefaultModel()), control);
        }
      }
    }
    assertTrue(refused > 60, refused + " values");
  }

  private static DescribeResponse described() {
    return InferenceGrpc.newBlockingStub(server.connect())
        .describe(DescribeRequest.getDefaultInstance());
  }

  /** How many values were refused. */
  private static int assertLimits(RenderHeader.Builder header, Control control) {
    String name = control.getName();
    if (control.hasNumber()) {
      for (double beyond :
          new double[] {
            control.getNumber().getMinimum() - 1, control.getNumber().getMaximum() + 1
          }) {
        assertFails(
            Status.Code.INVALID_ARGUMENT,
            "\"" + name + "\" must be",
            header.clone().putParameters(name, number(beyond)));
      }
      return 2;
    }
    Value wrong = control.hasFlag() || control.hasChoice() ? text("no such option") : number(1);
    assertFails(
        Status.Code.INVALID_ARGUMENT,
        "\"" + name + "\" must be",
        header.clone().putParameters(name, wrong));
    return 1;
  }

  @Test
  void aFrameWithoutPixelsOrTooLargeIsRefusedBeforeAnythingIsAllocated() {
    long lent = FramePool.shared().lentBytes();
    assertFails(Status.Code.INVALID_ARGUMENT, "no pixels", sized(0, 32));
    assertFails(Status.Code.UNIMPLEMENTED, "larger", sized(16385, 1));
    assertFails(Status.Code.UNIMPLEMENTED, "larger", sized(16384, 16384));
    assertFails(Status.Code.UNIMPLEMENTED, "larger", sized(-1, 32));
    assertFails(Status.Code.UNIMPLEMENTED, "larger", sized(Integer.MIN_VALUE, Integer.MIN_VALUE));
    assertEquals(lent, FramePool.shared().lentBytes());
  }

  @Test
  void aStreamOfMoreFramesThanTheServerMayHoldIsRefusedBeforeItBegins() {
    RenderHeader.Builder many =
        Frames.identity(Frames.format(4096, 2160), Frames.IN_STREAM, Frames.IN_STREAM);
    for (int i = 0; i < 8; i++) {
      many.addInputs(many.getInputs(0));
    }
    assertFails(Status.Code.RESOURCE_EXHAUSTED, "as many frames as it may", many);
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    assertFails(Status.Code.INVALID_ARGUMENT, "time", header().setTime(Double.NaN));
    assertFails(Status.Code.INVALID_ARGUMENT, "scale", header().setRenderScale(Double.NaN));
    assertFails(Status.Code.INVALID_ARGUMENT, "scale", header().setRenderScale(-1));
    RenderHeader.Builder late = header();
    late.getInputsBuilder(0).setTime(Double.POSITIVE_INFINITY);
    assertFails(Status.Code.INVALID_ARGUMENT, "time", late);
  }

  @Test
  void countsAreCapped() {
    RenderHeader.Builder many = header();
    for (int i = 0; i < 32; i++) {
      many.addInputs(many.getInputs(0));
    }
    assertFails(Status.Code.INVALID_ARGUMENT, "32", many);
    RenderHeader.Builder talkative = header();
    for (int i = 0; i < 10_000; i++) {
      talkative.putParameters("p" + i, number(i));
    }
    assertFails(Status.Code.INVALID_ARGUMENT, "256", talkative);
  }

  @Test
  void whatIsMissingOrUnknownIsRefused() {
    assertFails(Status.Code.INVALID_ARGUMENT, "where its result goes", header().clearOutput());
    RenderHeader.Builder placeless = header();
    placeless.getInputsBuilder(0).clearPlace();
    assertFails(Status.Code.INVALID_ARGUMENT, "no place", placeless);
    RenderHeader.Builder strange = header();
    strange.getInputsBuilder(0).getFormatBuilder().setAlphaValue(9);
    assertFails(Status.Code.INVALID_ARGUMENT, "alpha", strange);
    RenderHeader.Builder coloured = header();
    coloured.getInputsBuilder(0).getFormatBuilder().setColourSpace("ultraviolet");
    assertFails(Status.Code.INVALID_ARGUMENT, "colour space", coloured);
    RenderHeader.Builder named = header();
    named.getInputsBuilder(0).setContentId(ByteString.copyFromUtf8("short"));
    assertFails(Status.Code.INVALID_ARGUMENT, "16 bytes", named);
  }

  @Test
  void pixelsOutOfOrderOrBeyondTheFrameAreRefusedAndFreed() throws Exception {
    long lent = FramePool.shared().lentBytes();
    ByteString pixels = ByteString.copyFrom(new byte[64 * 32 * 16]);
    assertChunkFails(Chunk.newBuilder().setOffset(16).setPixels(pixels));
    assertChunkFails(Chunk.newBuilder().setInput(1).setPixels(pixels));
    assertChunkFails(
        Chunk.newBuilder().setPixels(pixels.concat(ByteString.copyFrom(new byte[16]))));
    assertChunkFails(Chunk.newBuilder());
    assertEquals(lent, FramePool.shared().lentBytes());
    assertEquals(0, server.worker.load());
  }

  private static void assertChunkFails(Chunk.Builder chunk) throws Exception {
    TestClient.Call call = client.begin(header().build());
    call.client.onNext(RenderRequest.newBuilder().setChunk(chunk).build());
    Throwable failure = call.answer.handle((answer, thrown) -> thrown).get(10, TimeUnit.SECONDS);
    assertEquals(Status.Code.INVALID_ARGUMENT, Status.fromThrowable(failure).getCode());
  }

  private static void assertFails(Status.Code code, String says, RenderHeader.Builder header) {
    Status status = client.failureOf(header.build());
    assertEquals(code, status.getCode(), status.getDescription());
    assertTrue(status.getDescription().contains(says), status.getDescription());
    assertEquals(0, server.worker.load());
  }

  /**
   * A good request whose pixels nobody sends, for the server must refuse it before it asks for
   * them.
   */
  private static RenderHeader.Builder header() {
    return Frames.identity(FORMAT, Frames.IN_STREAM, Frames.IN_STREAM);
  }

  private static RenderHeader.Builder sized(int width, int height) {
    RenderHeader.Builder header = header();
    header.getInputsBuilder(0).setFormat(Frames.format(width, height));
    return header;
  }

  private static Value number(double value) {
    return Value.newBuilder().setNumber(value).build();
  }

  private static Value text(String value) {
    return Value.newBuilder().setText(value).build();
  }
}
