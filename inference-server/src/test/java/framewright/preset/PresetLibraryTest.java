package framewright.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.effect.Effects;
import framewright.effect.ParameterValue;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetLibraryTest {
  @TempDir private Path folder;

  private PresetLibrary library() {
    return new PresetLibrary(
        new PresetFolders(
            folder.resolve("own"), List.of(folder.resolve("studio")), List.of(Path.of("presets"))),
        Effects.standard());
  }

  private void studio(String name, String json) throws IOException {
    Path file = folder.resolve("studio/key").resolve(name + ".json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
  }

  private String refusal(String name) {
    return assertThrows(FramewrightException.class, () -> library().load("key", name)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "style", "retime"})
  void tenShipWithAnEffectAndEachFitsItsPanelAndIsLikeNoOther(String effect) {
    Set<Map<String, ParameterValue>> seen = new HashSet<>(Set.of(Map.of()));
    List<PresetNote> notes = library().list(effect);
    assertEquals(10, notes.size());
    for (PresetNote note : notes) {
      assertEquals(PresetNote.Place.SHIPPED, note.place());
      assertTrue(note.about().endsWith("."), note.about());
      assertTrue(seen.add(library().named(effect, note.name())), note.name());
    }
  }

  @Test
  void aPresetSaysWhatIsSetAndTheRestIsDefault() {
    Map<String, ParameterValue> controls = library().load("retime", "Half speed");
    assertEquals(new ParameterValue.Scalar(0.5), controls.get("speed"));
    assertEquals(new ParameterValue.Text("hold"), controls.get("ends"));
    assertEquals(new ParameterValue.Scalar(1), controls.get("strength"));
  }

  @Test
  void whatBelongsToOneShotIsInNone() {
    Map<String, ParameterValue> controls = library().load("retime", "Half speed");
    for (String name :
        List.of(
            "frames", "cut_list", "source_frame", "input_colour", "bypass", "preset", "update")) {
      assertFalse(controls.containsKey(name), name);
    }
  }

  @Test
  void whatIsSavedIsFoundAgainAndGoesBeforeTheStudiosAndTheShippedOne() throws IOException {
    studio("Fine hair", "{\"controls\": {\"grow\": 3}}");
    assertEquals(new ParameterValue.Scalar(3), library().load("key", "Fine hair").get("grow"));
    Map<String, ParameterValue> mine =
        Map.of(
            "grow", new ParameterValue.Scalar(-2),
            "screen", new ParameterValue.Text("pick"),
            "screen_colour", new ParameterValue.Numbers(List.of(0.1, 0.7, 0.2)),
            "spill_luminance", new ParameterValue.Scalar(1),
            "clip_white", new ParameterValue.Scalar(0.98));
    Path file = library().save("key", "Fine hair", mine);
    assertTrue(file.startsWith(folder.resolve("own")), file.toString());
    assertEquals(
        3 + 1, library().named("key", "Fine hair").size(), "what is at its default is not kept");
    Map<String, ParameterValue> loaded = library().load("key", "Fine hair");
    mine.forEach((name, value) -> assertEquals(value, loaded.get(name), name));
    PresetNote note =
        library().list("key").stream()
            .filter(n -> n.name().equals("Fine hair"))
            .findFirst()
            .orElseThrow();
    assertEquals(PresetNote.Place.OWN, note.place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "..",
        "a/b",
        "a\\b",
        "/etc/passwd",
        ".hidden",
        "nul",
        "COM1",
        "a\nb",
        "a\0b",
        "x.json",
        "ends ",
        "-rf",
        "123456789012345678901234567890123456789012345678901234567890x"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    assertTrue(refusal(name).contains("cannot be the name of a preset"), refusal(name));
    assertThrows(FramewrightException.class, () -> library().save("key", name, Map.of()));
    assertFalse(Files.exists(folder.resolve("own")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../key", "shared", "", "nothing"})
  void whatIsNoEffectIsRefused(String effect) {
    assertThrows(FramewrightException.class, () -> library().list(effect));
    assertThrows(FramewrightException.class, () -> library().save(effect, "x", Map.of()));
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    assertTrue(refusal("Fine hare").startsWith("There is no preset \"Fine hare\". There are: "));
    assertTrue(refusal("Fine hare").contains("Fine hair"));
    assertTrue(refusal(" ").contains("Write one into the field Preset"));
  }

  @Test
  void aWrongPresetIsASentence() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "Broken", "{\"controls\": ",
            "Empty", "",
            "List", "[1]",
            "Nested", "{\"controls\": {\"grow\": {\"a\": 1}}}",
            "Nothing", "{\"controls\": {\"grow\": null}}",
            "Unknown", "{\"controls\": {\"frames\": \"12\"}}",
            "Range", "{\"controls\": {\"grow\": 1e9}}",
            "Choice", "{\"controls\": {\"screen\": \"red\"}}",
            "Field", "{\"controls\": {}, \"run\": \"x\"}",
            "Deep", "[".repeat(20_000));
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      studio(each.getKey(), each.getValue());
      String told = refusal(each.getKey());
      assertTrue(told.startsWith("The preset \"" + each.getKey() + "\" cannot be used. "), told);
    }
    studio("Large", "{\"about\": \"" + "x".repeat(70_000) + "\", \"controls\": {}}");
    assertTrue(refusal("Large").contains("larger than 64 kB"), refusal("Large"));
    assertEquals(10 + wrong.size() + 1, library().list("key").size(), "they spoil no other");
  }

  @Test
  void aLinkIsReplacedAndNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path own = Files.createDirectories(folder.resolve("own/key"));
    Files.createSymbolicLink(own.resolve("Mine.json"), victim);
    library().save("key", "Mine", Map.of());
    assertEquals("precious", Files.readString(victim));
    try (Stream<Path> files = Files.list(own)) {
      assertEquals(1, files.count(), "nothing half written is left");
    }
  }

  @Test
  void controlsThatThePanelDoesNotHaveAreNotSaved() {
    Map<String, ParameterValue> odd = Map.of("frames", new ParameterValue.Text("12"));
    assertThrows(FramewrightException.class, () -> library().save("retime", "x", odd));
  }
}
