package framewright.rpc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import framewright.v1.DescribeRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ClientNameTest {
  private static final int LONGEST_LINE = 200;

  @TempDir Path folder;

  @Test
  void aClientsNameFillsNoLog() throws Exception {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger log = (Logger) LoggerFactory.getLogger(InferenceService.class);
    log.setLevel(Level.INFO);
    log.addAppender(lines);
    try (RunningServer server = new RunningServer(folder, 1)) {
      String name = "x".repeat(4 << 20);
      new TestClient(server.connect())
          .calls.describe(DescribeRequest.newBuilder().setClient(name).build());
      assertTrue(
          lines.list.stream()
              .anyMatch(line -> line.getFormattedMessage().startsWith("Described to xxx")));
      lines.list.forEach(line -> assertTrue(line.getFormattedMessage().length() <= LONGEST_LINE));
    } finally {
      log.detachAppender(lines);
    }
  }
}
