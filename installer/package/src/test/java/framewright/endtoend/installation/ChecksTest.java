package framewright.endtoend.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher takes for a good outcome of its tests and checks. */
@EnabledOnOs(OS.LINUX)
class ChecksTest {
  private static final Path LAUNCHER =
      Path.of("../../installer/launcher").toAbsolutePath().normalize();

  @TempDir Path checkout;

  private record Run(int code, String said) {}

  @BeforeEach
  void oneModuleHasTests() throws IOException {
    Files.createDirectories(checkout.resolve("bridge/src/test"));
    Files.createDirectories(checkout.resolve("bridge/target/surefire-reports"));
  }

  @Test
  void testsThatPassedAreCounted() throws Exception {
    report("");
    Run run = totals(Map.of("CI", ""));
    assertEquals(0, run.code, run.said);
    assertTrue(run.said.endsWith("1 passed, 0 failed\n"), run.said);
  }

  @Test
  void aTestThatFoundNoInstallationHasFailed() throws Exception {
    report(skipped("Environment variable [FRAMEWRIGHT_HOME] does not exist"));
    Run run = totals(Map.of("CI", ""));
    assertNotEquals(0, run.code, run.said);
    assertTrue(run.said.contains("OtherTest: Environment variable"), run.said);
  }

  @Test
  void aTestOfAnotherSystemMayBeSkipped() throws Exception {
    report(skipped("Disabled on operating system: Mac OS X"));
    Run run = totals(Map.of("CI", ""));
    assertEquals(0, run.code, run.said);
  }

  @Test
  void whereEverythingHasToRunAModuleWithoutReportsHasFailed() throws Exception {
    Run run = totals(Map.of("CI", "true"));
    assertNotEquals(0, run.code, run.said);
    assertTrue(run.said.matches("(?s).*nothing ran in:.* bridge\n.*"), run.said);
  }

  @Test
  void theFormatOfAnotherVersionDoesNotCount() throws Exception {
    for (String name : List.of("clang-format", "clang-format-14")) {
      Path program = checkout.resolve(name);
      Files.writeString(program, "#!/bin/sh\necho 'clang-format version 19.1.7'\n");
      assertTrue(program.toFile().setExecutable(true));
    }
    String path = checkout + ":" + System.getenv("PATH");
    Run left = launcher("check_cpp_format", Map.of("CI", "", "PATH", path));
    assertEquals(0, left.code, left.said);
    assertTrue(left.said.contains("needs clang-format of version 14"), left.said);
    Run insisted = launcher("check_cpp_format", Map.of("CI", "true", "PATH", path));
    assertNotEquals(0, insisted.code, insisted.said);
  }

  private static String skipped(String reason) {
    return "<testcase name=\"b\" classname=\"OtherTest\" time=\"0.0\">\n    <skipped message=\""
        + reason
        + "\"/>\n  </testcase>";
  }

  /** As surefire writes it: a test that passed, and perhaps one that did not run. */
  private void report(String skipped) throws IOException {
    Files.writeString(
        checkout.resolve("bridge/target/surefire-reports/TEST-A.xml"),
        "<testsuite name=\"A\" tests=\"%d\" errors=\"0\" skipped=\"%d\" failures=\"0\">\n"
                .formatted(skipped.isEmpty() ? 1 : 2, skipped.isEmpty() ? 0 : 1)
            + "  <testcase name=\"a\" classname=\"A\" time=\"0.1\"/>\n  "
            + skipped
            + "\n</testsuite>\n");
  }

  private Run totals(Map<String, String> environment) throws Exception {
    return launcher("print_totals", environment);
  }

  private Run launcher(String function, Map<String, String> environment) throws Exception {
    String script =
        "set -euo pipefail; cd '%s'; for part in say format recipes tests; do source ./$part.sh; done; %s"
            .formatted(LAUNCHER, function);
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(
        Map.of("checkout", checkout.toString(), "logs", checkout.toString(), "cache", "/nowhere"));
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process run = builder.start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(run.waitFor(), said);
  }
}
