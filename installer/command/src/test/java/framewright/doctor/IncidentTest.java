package framewright.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentTest {
  private static final String SERVER =
      """
      2026-11-28 23:58:01.001 INFO  ServerLife: written by an older version
      2026-11-29T01:00:01.000Z INFO  ServerLife: Framewright server 0.1.0 listens
      2026-11-29T01:02:03.100Z WARN  Statuses: k7f2q OUT_OF_MEMORY: The device is full. Use a smaller frame.
      ai.djl.engine.EngineException: the runtime gave up
      \tat framewright.engine.Graph.run(Graph.java:70)
      Caused by: ai.onnxruntime.OrtException: bad allocation of 4096 bytes
      \t... 12 more
      2026-11-29T01:02:04.000Z ERROR Statuses: zzzz2 INTERNAL: Something went wrong in the server.
      2026-11-29T01:30:00.000Z INFO  ServerLife: The server has left
      """;

  private static final String PLUGIN =
      """
      2026-11-29T01:02:03.150Z 4711 k7f2q OUT_OF_MEMORY Framewright Key, frame 12: The device is full. Use a smaller frame.
      2026-11-29T01:31:00.000Z 4711 bbbb3 SERVER_UNAVAILABLE Framewright Key, frame 13: The inference server ended at once: no Java
      """;

  private static final String OLDER_PLUGIN =
      "2026-11-01T10:00:00.000Z 99 cccc4 TIMED_OUT Framewright Style, frame 1e+06: Too long.\n";

  @TempDir Path folder;

  private List<LogEntry> logs() throws IOException {
    Files.writeString(folder.resolve("server.log"), SERVER);
    Files.writeString(folder.resolve("plugin.log"), PLUGIN);
    Files.writeString(folder.resolve("plugin.log.1"), OLDER_PLUGIN);
    return Logs.in(folder);
  }

  @Test
  void bothLogsTellOfAFailureOfTheServer() throws Exception {
    Incident incident = Incident.find("k7f2q", logs()).orElseThrow();
    assertEquals(ErrorKind.OUT_OF_MEMORY, incident.kind());
    assertEquals("Framewright Key, frame 12", incident.where());
    assertEquals("The device is full. Use a smaller frame.", incident.sentence());
    assertEquals(Instant.parse("2026-11-29T01:02:03.100Z"), incident.when());
    Explanation explanation = Explanation.of(incident);
    assertEquals("ai.onnxruntime.OrtException: bad allocation of 4096 bytes", explanation.cause());
    assertEquals("Use a smaller frame.", explanation.remedy());
    String around = String.join("\n", incident.around());
    assertTrue(around.contains("server  WARN"), around);
    assertTrue(around.contains("plugin  4711"), around);
    assertTrue(around.contains("zzzz2"), around);
    assertFalse(around.contains("has left"), "half an hour later: " + around);
  }

  @Test
  void whereThereWasNoServerThePluginsLogTells() throws Exception {
    Incident incident = Incident.find("bbbb3", logs()).orElseThrow();
    assertEquals(ErrorKind.SERVER_UNAVAILABLE, incident.kind());
    assertTrue(Explanation.of(incident).remedy().contains("framewright doctor"));
    String around = String.join("\n", incident.around());
    assertTrue(around.contains("The server has left"), "a minute before: " + around);
  }

  @Test
  void aFaultOfOurOwnIsToBeReportedAndOlderFilesAreRead() throws Exception {
    Incident ours = Incident.find("zzzz2", logs()).orElseThrow();
    assertEquals("", ours.where());
    assertTrue(Explanation.of(ours).remedy().contains("--bundle"));
    assertEquals("Too long.", Incident.find("cccc4", logs()).orElseThrow().sentence());
  }

  @Test
  void whatNoLogKnowsIsNotFound() throws Exception {
    assertTrue(Incident.find("ddddd", logs()).isEmpty());
    assertTrue(Incident.find("4711", logs()).isEmpty());
    assertTrue(Incident.find("a.*b").isEmpty());
  }
}
