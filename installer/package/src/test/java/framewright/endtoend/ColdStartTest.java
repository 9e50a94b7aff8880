package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.render.Home;
import framewright.server.Endpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@Tag("alone")
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class ColdStartTest {
  private static final long PATIENCE_SECONDS = 90;

  private Path folder;
  private Path runtime;

  @BeforeEach
  void folders() throws Exception {
    folder = Files.createTempDirectory("fw"); // short: a socket's path may have a hundred letters
    runtime = folder.resolve("run");
  }

  @AfterEach
  void end() throws Exception {
    if (Files.exists(runtime.resolve("endpoint"))) {
      ProcessHandle server = ProcessHandle.of(serverProcess()).orElseThrow();
      server.destroy();
      server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void theFirstFrameStartsAServerThatServesTheNextCommandToo() throws Exception {
    assertEquals(0, renderInANewProcess());
    long first = serverProcess();
    assertTrue(ProcessHandle.of(first).orElseThrow().isAlive());
    assertEquals(0, renderInANewProcess());
    assertEquals(first, serverProcess());
  }

  private int renderInANewProcess() throws Exception {
    Home home = Home.current();
    ProcessBuilder command =
        new ProcessBuilder(home.command().toString(), "prepare-start", folder.toString());
    command.environment().put("FRAMEWRIGHT_RUNTIME_DIR", runtime.toString());
    command.environment().put("FRAMEWRIGHT_IDLE_MINUTES", "1");
    Process running =
        command.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    assertTrue(running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the command hangs");
    assertEquals("", Files.readString(folder.resolve("log"), StandardCharsets.UTF_8));
    return running.exitValue();
  }

  private long serverProcess() throws Exception {
    return Endpoint.in(runtime).orElseThrow().process();
  }
}
