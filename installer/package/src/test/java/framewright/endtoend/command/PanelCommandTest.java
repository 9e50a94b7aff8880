package framewright.endtoend.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PanelCommandTest {
  @TempDir Path folder;

  @Test
  void aRowIsGreyUntilItCounts() throws Exception {
    assertTrue(row(page("key"), "screen_colour").startsWith("<div class=\"row grey\""));
    String picked = row(page("key", "--set", "screen=pick"), "screen_colour");
    assertTrue(picked.startsWith("<div class=\"row\""), picked);
    assertTrue(picked.contains("title=\"The screen&#39;s colour, used when"), picked);
  }

  @Test
  void rowsShowTheirKindAndValue() throws Exception {
    String page = page("key", "--set", "soften=2.5");
    assertTrue(row(page, "soften").contains("Soften (px)"), page);
    assertTrue(row(page, "soften").contains("max=\"8\" value=\"2.5\""), page);
    assertTrue(row(page, "view").contains("<option selected>Composite<option>"), page);
    assertTrue(row(page, "update").contains("<button>Update</button>"), page);
    assertTrue(page.contains("<details><summary>Time</summary>"), "experts' groups are closed");
    assertTrue(page.contains("<details open><summary>Matte</summary>"), page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"natron", "nuke", "resolve", "fusion", "mlt"})
  void everyKnownHostGetsAPanel(String host) throws Exception {
    assertTrue(page("retime", "--host", host).contains("id=\"speed\""));
  }

  @Test
  void aHostThatNobodyKnowsIsAnsweredWithThoseThereAre() {
    CommandLine run =
        CommandLine.run("panel", "key", "--out", folder.resolve("x").toString(), "--host", "gimp");
    assertEquals(2, run.code(), run.everything());
    assertTrue(run.everything().contains("fr.inria.Natron"), run.everything());
  }

  private String page(String effect, String... more) throws Exception {
    Path file = folder.resolve("panel.html");
    List<String> arguments = new ArrayList<>(List.of("panel", effect, "--out", file.toString()));
    arguments.addAll(List.of(more));
    CommandLine run = CommandLine.run(arguments.toArray());
    assertEquals(0, run.code(), run.everything());
    return Files.readString(file);
  }

  private static String row(String page, String name) {
    return page.lines().filter(line -> line.contains(" id=\"" + name + "\"")).findFirst().get();
  }
}
