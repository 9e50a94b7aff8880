package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.v1.FrameFormat;
import framewright.v1.RenderHeader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalledStreamTest {
  private static final int PLACES = 2;
  private static final FrameFormat FORMAT = Frames.format(64, 32);

  @TempDir Path folder;

  @Test
  void clientsThatStopSendingLoseTheirPlaces() throws Exception {
    RenderHeader header = Frames.identity(FORMAT, Frames.IN_STREAM, Frames.IN_STREAM).build();
    try (RunningServer server = new RunningServer(folder, PLACES)) {
      TestClient silent = new TestClient(server.connect());
      List<TestClient.Call> stalled =
          Stream.generate(() -> silent.begin(header)).limit(PLACES).toList();
      for (TestClient.Call call : stalled) {
        ExecutionException failure =
            assertThrows(ExecutionException.class, () -> call.answer.get(30, TimeUnit.SECONDS));
        Status status = ((StatusRuntimeException) failure.getCause()).getStatus();
        assertEquals(Status.Code.DEADLINE_EXCEEDED, status.getCode());
        assertTrue(status.getDescription().contains("stopped coming"), status.getDescription());
      }
      TestClient honest = new TestClient(server.connect());
      assertEquals(Frames.ramp(64, 32), honest.render(header, Frames.ramp(64, 32)).pixels());
    }
  }
}
