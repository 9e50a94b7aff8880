package framewright.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.error.FramewrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void theDefaultsNeedNothing() {
    Configuration defaults = Configuration.of(List.of(), Map.of());
    assertTrue(defaults.folders().runtime().getFileName().toString().startsWith("framewright-"));
    assertEquals(HOME.resolve(".local/state/framewright"), defaults.folders().logs());
    assertEquals(
        List.of(HOME.resolve(".local/share/framewright/models")), defaults.folders().models());
    assertEquals(Configuration.Listen.AUTO, defaults.listen());
    assertEquals(List.of("auto"), defaults.devices());
    assertEquals(Runtime.getRuntime().availableProcessors(), defaults.threads());
    assertEquals(32, defaults.queue());
    assertEquals(Duration.ofMinutes(10), defaults.idleExit());
    assertEquals(8L << 30, defaults.regionBytes());
    assertEquals(512L << 20, defaults.memoryBytes());
  }

  @Test
  void aUsersFolderIsWhereHomeSays() {
    Configuration configuration = Configuration.of(List.of(), Map.of("HOME", "/home/artist"));
    assertEquals(Path.of("/home/artist/.local/state/framewright"), configuration.folders().logs());
    assertEquals(
        List.of(Path.of("/home/artist/.local/share/framewright/models")),
        configuration.folders().models());
  }

  @Test
  void theEnvironmentSetsAndAFlagWins() {
    Map<String, String> environment =
        Map.of(
            "XDG_RUNTIME_DIR",
            "/run/user/7",
            "XDG_STATE_HOME",
            "/state",
            "XDG_DATA_HOME",
            "/data",
            "FRAMEWRIGHT_MODELS",
            "/a:/b",
            "FRAMEWRIGHT_HOME",
            "/home",
            "FRAMEWRIGHT_DEVICE",
            "cuda",
            "FRAMEWRIGHT_QUEUE",
            "5");
    Configuration set =
        Configuration.of(
            List.of("--queue", "6", "--listen=loopback", "--idle-minutes=0"), environment);
    assertEquals(Path.of("/run/user/7/framewright"), set.folders().runtime());
    assertEquals(Path.of("/state/framewright"), set.folders().logs());
    assertEquals(
        List.of(
            Path.of("/a"),
            Path.of("/b"),
            Path.of("/home/models"),
            Path.of("/data/framewright/models")),
        set.folders().models());
    assertEquals(List.of("cuda"), set.devices());
    assertEquals(6, set.queue());
    assertEquals(Configuration.Listen.LOOPBACK, set.listen());
    assertEquals(Duration.ZERO, set.idleExit());
  }

  @Test
  void severalDevicesAreNamedInOneList() {
    Configuration several = Configuration.of(List.of("--device", "cuda:0, cpu"), Map.of());
    assertEquals(List.of("cuda:0", "cpu"), several.devices());
    assertEquals("cpu", several.engine("cpu").device());
  }

  @Test
  void whatCannotBeUnderstoodIsSaid() {
    assertRefused("--colour", "--colour", "red");
    assertRefused("--queue", "--queue");
    assertRefused("queue", "--queue", "many");
    assertRefused("queue", "--queue", "0");
    assertRefused("listen", "--listen", "everywhere");
  }

  private static void assertRefused(String says, String... arguments) {
    FramewrightException refused =
        assertThrows(
            FramewrightException.class, () -> Configuration.of(List.of(arguments), Map.of()));
    assertTrue(refused.getMessage().contains(says), refused.getMessage());
  }
}
