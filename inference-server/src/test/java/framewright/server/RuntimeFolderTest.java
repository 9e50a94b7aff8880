package framewright.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.FramewrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFolderTest {
  @TempDir Path parent;

  @Test
  void theFolderAndItsEndpointAreTheUsersAlone() throws Exception {
    Path folder = parent.resolve("new");
    try (RuntimeFolder taken = RuntimeFolder.take(folder).orElseThrow()) {
      taken.publish("unix:/somewhere", "secret", "1.2.3");
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
      Path endpoint = folder.resolve("endpoint");
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(endpoint)));
      assertEquals(
          List.of(
              "address=unix:/somewhere",
              "token=secret",
              "pid=" + ProcessHandle.current().pid(),
              "version=1.2.3"),
          Files.readAllLines(endpoint));
      assertEquals(
          Optional.of(
              new Endpoint("unix:/somewhere", "secret", ProcessHandle.current().pid(), "1.2.3")),
          Endpoint.in(folder));
    }
    assertFalse(Files.exists(folder.resolve("endpoint")));
  }

  @Test
  void oneServerLivesInAFolderAndTheNextMayFollow() throws Exception {
    Path folder = parent.resolve("one");
    try (RuntimeFolder first = RuntimeFolder.take(folder).orElseThrow()) {
      assertTrue(RuntimeFolder.take(folder).isEmpty());
      assertEquals(folder, first.path());
    }
    RuntimeFolder.take(folder).orElseThrow().close();
  }

  @Test
  void whatAKilledServerLeftGoesWhenTheNextTakesTheFolder() throws Exception {
    Path folder = parent.resolve("left");
    RuntimeFolder.take(folder).orElseThrow().close();
    for (String name : List.of("endpoint", "endpoint123", "server-1.sock")) {
      Files.writeString(folder.resolve(name), "");
    }
    try (RuntimeFolder taken = RuntimeFolder.take(folder).orElseThrow();
        Stream<Path> left = Files.list(taken.path())) {
      assertEquals(List.of(folder.resolve("server.lock")), left.toList());
    }
  }

  @Test
  void aServerThatHasEndedIsNotMet() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Files.write(
        parent.resolve("endpoint"),
        new Endpoint("unix:/somewhere", "secret", ended.pid(), "1.2.3").lines());
    assertEquals(Optional.empty(), Endpoint.in(parent));
    Files.writeString(parent.resolve("endpoint"), "half a li");
    assertEquals(Optional.empty(), Endpoint.in(parent));
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws Exception {
    Path open = Files.createDirectory(parent.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThrows(FramewrightException.class, () -> RuntimeFolder.take(open));
    Path hidden = Files.createDirectory(parent.resolve("hidden"));
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), hidden);
    assertThrows(FramewrightException.class, () -> RuntimeFolder.take(link));
  }

  @Test
  void noTwoTokensAreAlike() {
    assertEquals(64, RuntimeFolder.newToken().length());
    assertFalse(RuntimeFolder.newToken().equals(RuntimeFolder.newToken()));
  }
}
