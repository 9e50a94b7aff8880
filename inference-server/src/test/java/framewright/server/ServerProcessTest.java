package framewright.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;

  @Test
  void aServerListensIsAloneAndLeavesInOrderWhenTold() throws Exception {
    Process server = start();
    try {
      awaitEndpoint(server);
      Process second = start();
      assertTrue(second.waitFor(30, TimeUnit.SECONDS), "the second server must give way");
      assertEquals(0, second.exitValue());
      server.destroy();
      assertTrue(server.waitFor(10, TimeUnit.SECONDS), "the server must leave within 10 seconds");
      assertFalse(Files.exists(folder.resolve("run/endpoint")));
      try (Stream<Path> left = Files.list(folder.resolve("run"))) {
        assertEquals(List.of(folder.resolve("run/server.lock")), left.toList());
      }
      assertTrue(Files.readString(folder.resolve("log/server.log")).contains("has left"));
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aServerOffersItselfToTheKernelBeforeTheEditor() throws Exception {
    Process server = start();
    try {
      awaitEndpoint(server);
      String score =
          Files.readString(Path.of("/proc", Long.toString(server.pid()), "oom_score_adj")).strip();
      assertEquals("900", score);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void aServerOnWhichNothingCanRunLeavesSoThatTheNextOneTriesAgain() throws Exception {
    Path natives = Files.createDirectory(folder.resolve("natives"));
    Files.writeString(natives.resolve("libonnxruntime.so"), "no library");
    Files.writeString(natives.resolve("libonnxruntime4j_jni.so"), "no library");
    Process server = start("-Donnxruntime.native.path=" + natives);
    try {
      awaitEndpoint(server);
      assertTrue(
          server.waitFor(60, TimeUnit.SECONDS), "the server stays though it can render nothing");
      assertTrue(
          Files.readString(folder.resolve("log/server.log")).contains("could not be opened"));
      assertFalse(Files.exists(folder.resolve("run/endpoint")));
    } finally {
      server.destroyForcibly();
    }
  }

  /** No file may grow: what a full folder does. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void inAFolderThatIsFullItEndsAtOnceWithASentenceAndLeavesNothing() throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"));
    command.addAll(command());
    Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(
          server.waitFor(30, TimeUnit.SECONDS), "the server stays though nobody can find it");
      assertEquals(2, server.exitValue());
      assertTrue(
          said.contains(
              "The folder " + folder.resolve("run") + " cannot be written to (File too large)"),
          said);
      try (Stream<Path> left = Files.list(folder.resolve("run"))) {
        assertEquals(List.of(folder.resolve("run/server.lock")), left.toList());
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private void awaitEndpoint(Process server) throws InterruptedException {
    for (int i = 0;
        i < 600 && server.isAlive() && !Files.exists(folder.resolve("run/endpoint"));
        i++) {
      Thread.sleep(50);
    }
    assertTrue(Files.exists(folder.resolve("run/endpoint")), "the server must listen");
  }

  private Process start(String... javaOptions) throws IOException {
    return new ProcessBuilder(command(javaOptions))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private List<String> command(String... javaOptions) throws IOException {
    Path classPath =
        Files.writeString(
            folder.resolve("arguments"),
            "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"");
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(javaOptions));
    Collections.addAll(
        command,
        "@" + classPath,
        "framewright.server.Main",
        "--runtime-dir",
        folder.resolve("run").toString(),
        "--log-dir",
        folder.resolve("log").toString(),
        "--models",
        "models",
        "--device=cpu");
    return command;
  }
}
