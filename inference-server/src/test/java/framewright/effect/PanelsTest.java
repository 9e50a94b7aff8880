package framewright.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.colour.ColourSpace;
import framewright.panel.Control;
import framewright.panel.Option;
import framewright.panel.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The names by which the code reads controls are checked here, so that none fails in front of an
 * artist.
 */
class PanelsTest {
  private static final Path SOURCES = Path.of("src/main/java/framewright/effect");
  private static final Pattern READ =
      Pattern.compile("parameters(?:\\(\\))?\\s*\\.(number|flag|text|numbers)\\(\"([a-z_]+)\"\\)");

  @ParameterizedTest
  @CsvSource({"key, keying", "style, style", "retime, retime", "model, generic"})
  void anEffectReadsEveryControlOfItsPanelAsWhatItIsAndNoOther(String effect, String room)
      throws IOException {
    Map<String, String> reads = reads(SOURCES.resolve(room));
    Map<String, Control> controls = controls(Panels.of(effect));
    controls.remove(Parameters.QUALITY);
    controls.remove(Parameters.COMPUTE); // the renderer reads it
    assertEquals(controls.keySet(), reads.keySet());
    reads.forEach(
        (name, accessor) ->
            assertTrue(kinds(accessor).contains(controls.get(name).getKindCase()), name));
  }

  @Test
  void everyInputColourIsAColourSpaceThatTheServerKnows() throws IOException {
    try (InputStream shared = Panel.class.getResourceAsStream("shared.panel")) {
      Set<String> names =
          controls(Panel.parseFrom(shared))
              .get("input_colour")
              .getChoice()
              .getOptionsList()
              .stream()
              .map(Option::getName)
              .filter(name -> !name.equals("auto"))
              .collect(Collectors.toSet());
      names.forEach(name -> assertEquals(name, ColourSpace.named(name).scriptName()));
      assertEquals(29, names.size());
    }
  }

  private static Set<Control.KindCase> kinds(String accessor) {
    return switch (accessor) {
      case "number" -> Set.of(Control.KindCase.NUMBER);
      case "flag" -> Set.of(Control.KindCase.FLAG);
      case "numbers" -> Set.of(Control.KindCase.COLOUR);
      default -> Set.of(Control.KindCase.CHOICE, Control.KindCase.TEXT, Control.KindCase.FILE);
    };
  }

  private static Map<String, Control> controls(Panel panel) {
    return panel.getGroupsList().stream()
        .flatMap(group -> group.getControlsList().stream())
        .collect(
            Collectors.toMap(Control::getName, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /** Control to accessor. */
  private static Map<String, String> reads(Path room) throws IOException {
    Map<String, String> reads = new TreeMap<>();
    try (Stream<Path> files = Files.walk(room)) {
      for (Path file : new TreeSet<>(files.filter(Files::isRegularFile).toList())) {
        Matcher read = READ.matcher(Files.readString(file));
        while (read.find()) {
          reads.put(read.group(2), read.group(1));
        }
      }
    }
    return reads;
  }
}
