package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the short form of {@code bench faults} does to host and server, all of it. */
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class FaultsTest {
  @Test
  void whateverHappensTheHostLivesAndFramesAreRight() {
    CommandLine run = CommandLine.run("bench", "faults", "--brief");
    assertEquals(0, run.code(), run.everything());
    System.out.println(run.out());
  }
}
