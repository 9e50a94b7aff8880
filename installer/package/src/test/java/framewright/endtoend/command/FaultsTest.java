package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What the short form of {@code bench faults} does to host and server: here what may take its time,
 * the rest in {@link TimedFaultsTest}.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class FaultsTest {
  static final String UNTIMED = "R10,D2,D3,D4";

  @Test
  void whateverHappensTheHostLivesAndFramesAreRight() {
    allHold("--only", UNTIMED);
  }

  static void allHold(String which, String faults) {
    CommandLine run = CommandLine.run("bench", "faults", "--brief", which, faults);
    System.out.println(run.out());
    assertEquals(0, run.code(), () -> whatDidNotHold(run));
  }

  /** In one line, as it is all that a run of every test shows. */
  private static String whatDidNotHold(CommandLine run) {
    return run.out()
        .lines()
        .filter(row -> row.contains("DOES NOT HOLD"))
        .collect(Collectors.joining(" ", "", run.err()));
  }
}
