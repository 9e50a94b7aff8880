package framewright.endtoend.command;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The faults whose bars are times, which hold on a machine that does nothing else. */
@Tag("alone")
@EnabledOnOs(OS.LINUX)
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class TimedFaultsTest {
  @Test
  void theHostGoesOnInTime() {
    FaultsTest.allHold("--except", FaultsTest.UNTIMED);
  }
}
