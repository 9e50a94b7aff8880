package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.SavedProject;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.parameter.ParamValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of an earlier version opens with what the artist had set. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class SavedProjectTest {

  /** A row of the file: what a host kept of a control, and what is read there. */
  private record Kept(String effect, String control, ParamValue saved, String read) {
    static Kept parse(String line) {
      String[] words = line.split(" ", -1);
      double[] numbers =
          Arrays.stream(words[2].split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      return new Kept(words[0], words[1], ParamValue.of(numbers), words[3]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Key", "Style", "Retime", "Model"})
  void whatWasSavedIsReadAsItWas(String effect) throws IOException {
    List<Kept> kept = kept().stream().filter(row -> row.effect.equals(effect)).toList();
    try (OfxBundle bundle = PanelShots.load(KnownHosts.natron());
        OfxInstance before = PanelShots.open(bundle, effect)) {
      kept.forEach(row -> before.param(row.control).set(row.saved));
      try (OfxInstance again = PanelShots.open(bundle, effect, SavedProject.of(before))) {
        for (Kept row : kept) {
          assertEquals(row.read, again.param(row.control).textAt(0), row.control);
        }
      }
    }
  }

  private static List<Kept> kept() throws IOException {
    try (InputStream file = SavedProjectTest.class.getResourceAsStream("/saved-project.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Kept::parse)
          .toList();
    }
  }
}
