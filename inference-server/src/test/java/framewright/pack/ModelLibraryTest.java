package framewright.pack;

import static framewright.pack.TestOnnx.field;
import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.varint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {
  private static final byte[] GRAPH =
      model(
          node("Identity", "source", "result"),
          TestOnnx.picture(11, "source"),
          TestOnnx.picture(12, "result"));

  @TempDir Path models;
  private PackFolder pack;

  @BeforeEach
  void install() {
    pack = PackFolder.of(models, "good", GRAPH);
  }

  @Test
  void aGoodPackHasNoProblem() {
    assertEquals("", problem());
  }

  @Test
  void everyShippedPackIsUsable() {
    ModelLibrary shipped = new ModelLibrary(List.of(Path.of("models")));
    shipped.verify();
    assertTrue(
        shipped.packs().stream().anyMatch(found -> found.id().equals("framewright-identity")));
    shipped.packs().forEach(found -> assertEquals("", found.problem(), found.id()));
  }

  @Test
  void aFileOtherThanItsManifestSaysIsRefused() {
    pack.put("main.onnx", model(node("Relu", "source", "result")));
    assertTrue(problem().contains("SHA-256"), problem());
  }

  @Test
  void aHostileGraphIsRefusedBeforeAnySession() {
    byte[] external = model(node("Identity", "source", "result"), field(5, varint(14, 1)));
    PackFolder.of(models, "good", external);
    assertTrue(problem().contains("another file"), problem());
  }

  @Test
  void aKeyPackThatDoesNotSayWhatItsRecipeChoseIsRefused() {
    pack.manifest(manifest -> manifest.addProperty("effect", "key"));
    assertTrue(problem().contains("lacks the constants blur_taps, cell_multiple"), problem());
    assertTrue(problem().contains("recipe"), problem());
  }

  @Test
  void aConstantThatIsNoSizeIsRefused() {
    for (String value : new String[] {"0", "-3", "2000000000", "1e99", "0.5", "\"many\""}) {
      pack.manifest(
          manifest ->
              manifest.add("constants", JsonParser.parseString("{\"reach\": " + value + "}")));
      assertTrue(problem().contains("its manifest"), value + ": " + problem());
    }
  }

  @Test
  void aLinkedOrMissingFileIsRefused() throws Exception {
    Path elsewhere = Files.move(pack.file("main.onnx"), models.resolve("elsewhere.onnx"));
    assertTrue(problem().contains("missing"), problem());
    Files.createSymbolicLink(pack.file("main.onnx"), elsewhere);
    assertTrue(problem().contains("link"), problem());
  }

  @Test
  void aManifestThatSaysMoreOrLessThanItShouldIsRefused() {
    assertRefused(
        "fields this version does not know", bad -> bad.manifest.addProperty("library", "evil.so"));
    assertRefused("lacks fields", bad -> bad.manifest.remove("licence"));
    assertRefused(
        "plain .onnx file", bad -> bad.mainFile().addProperty("path", "../other/main.onnx"));
    assertRefused("plain .onnx file", bad -> bad.mainFile().addProperty("path", "/tmp/main.onnx"));
    assertRefused("SHA-256", bad -> bad.mainFile().addProperty("sha256", "none"));
    assertRefused("8 frames", bad -> bad.manifest.addProperty("frames_before", 9));
    assertRefused("multiple", bad -> bad.manifest.addProperty("multiple", 0));
    assertRefused("range", bad -> bad.manifest.add("range", new JsonArray()));
    assertRefused("layout", bad -> bad.manifest.addProperty("layout", "chw"));
    assertRefused("effect", bad -> bad.manifest.addProperty("effect", "explode"));
    assertRefused("not the JSON", bad -> bad.manifest.addProperty("files", 3));
    assertRefused("not the JSON", bad -> bad.manifest.addProperty("parameters", "none"));
  }

  @Test
  void oneBadPackSpoilsNoOther() {
    PackFolder other = PackFolder.of(models, "other", GRAPH);
    other.manifest.addProperty("surprise", 1);
    other.save();
    ModelLibrary library = new ModelLibrary(List.of(models));
    assertEquals(2, library.packs().size());
    assertEquals("good", library.pack("good").id());
    FramewrightException refused =
        assertThrows(FramewrightException.class, () -> library.pack("other"));
    assertEquals(ErrorKind.MODEL_UNAVAILABLE, refused.kind());
  }

  @Test
  void aManifestThatIsNoPlainFileIsThatPacksProblemAndKeepsNobodyWaiting() throws Exception {
    PackFolder pipe = PackFolder.of(models, "pipe", GRAPH);
    Files.delete(pipe.file("manifest.json"));
    assertEquals(
        0, new ProcessBuilder("mkfifo", pipe.file("manifest.json").toString()).start().waitFor());
    PackFolder folder = PackFolder.of(models, "folder", GRAPH);
    Files.delete(folder.file("manifest.json"));
    Files.createDirectory(folder.file("manifest.json"));
    PackFolder link = PackFolder.of(models, "link", GRAPH);
    Path elsewhere = Files.move(link.file("manifest.json"), models.resolve("elsewhere.json"));
    Files.createSymbolicLink(link.file("manifest.json"), elsewhere);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertProblems(List.of("folder", "link", "pipe"), "plain file"));
  }

  @Test
  void aFieldThatIsNullIsThatPacksProblemWhereverItStands() {
    for (String field : pack.manifest.keySet()) {
      PackFolder.of(models, "null-" + field.replace('_', '-'), GRAPH)
          .manifest(manifest -> manifest.add(field, JsonNull.INSTANCE));
    }
    PackFolder.of(models, "null-path", GRAPH)
        .manifest(
            manifest ->
                manifest
                    .getAsJsonObject("files")
                    .getAsJsonObject("main")
                    .add("path", JsonNull.INSTANCE));
    PackFolder.of(models, "null-file", GRAPH)
        .manifest(manifest -> manifest.getAsJsonObject("files").add("main", JsonNull.INSTANCE));
    PackFolder.of(models, "null-in-range", GRAPH)
        .manifest(manifest -> manifest.getAsJsonArray("range").set(0, JsonNull.INSTANCE));
    List<ModelPack> packs = new ModelLibrary(List.of(models)).packs();
    assertEquals(pack.manifest.size() + 4, packs.size());
    packs.forEach(
        found ->
            assertEquals(
                found.id().equals("good"), found.usable(), found.id() + " " + found.problem()));
  }

  @Test
  void aManifestNestedWithoutEndIsThatPacksProblem() {
    PackFolder.of(models, "deep", GRAPH)
        .put("manifest.json", "[".repeat(60_000).getBytes(StandardCharsets.UTF_8));
    assertProblems(List.of("deep"), "not the JSON");
  }

  @Test
  void linkedFoldersAndFilesWithASecondNameAreRefused() throws Exception {
    Path elsewhere = Files.createDirectory(models.resolveSibling("elsewhere-" + System.nanoTime()));
    PackFolder.of(elsewhere, "away", GRAPH);
    Files.createSymbolicLink(models.resolve("away"), elsewhere.resolve("away"));
    assertProblems(List.of("away"), "link");
    Files.createLink(elsewhere.resolve("second.onnx"), pack.file("main.onnx"));
    assertTrue(problem().contains("link"), problem());
  }

  @Test
  void aRefusedPackTakesNobodysPlace() {
    Path first = models.resolve("first");
    PackFolder bad = PackFolder.of(first, "good", GRAPH);
    bad.manifest.addProperty("surprise", 1);
    bad.save();
    ModelLibrary library = new ModelLibrary(List.of(first, models));
    assertEquals("good", library.pack("good").id());
    assertEquals(2, library.packs().size(), "the refused one is listed all the same");
  }

  @Test
  void aModelForWhichThereIsNoRoomIsRefusedWithBothNumbers() {
    Path file = Path.of("huge.onnx");
    GraphFile.requireRoom(file, 100L << 20, 300L << 20);
    FramewrightException refused =
        assertThrows(
            FramewrightException.class, () -> GraphFile.requireRoom(file, 720L << 20, 2000L << 20));
    assertEquals(ErrorKind.OUT_OF_MEMORY, refused.kind());
    assertTrue(
        refused
            .getMessage()
            .contains("takes 2160 MB of memory while it is loaded, and 2000 MB are free"),
        refused::getMessage);
  }

  private void assertProblems(List<String> bad, String reason) {
    List<ModelPack> refused =
        new ModelLibrary(List.of(models))
            .packs().stream().filter(found -> !found.usable()).toList();
    assertEquals(bad, refused.stream().map(ModelPack::id).toList());
    refused.forEach(found -> assertTrue(found.problem().contains(reason), found.problem()));
    assertEquals("good", new ModelLibrary(List.of(models)).pack("good").id());
  }

  @Test
  void aPackInstalledLaterIsFound() {
    ModelLibrary library = new ModelLibrary(List.of(models));
    library.packs();
    PackFolder.of(models, "late", GRAPH);
    assertEquals("late", library.pack("late").id());
    assertThrows(FramewrightException.class, () -> library.pack("never"));
  }

  private void assertRefused(String reason, Consumer<PackFolder> spoil) {
    PackFolder bad = PackFolder.of(models, "good", GRAPH);
    spoil.accept(bad);
    bad.save();
    assertTrue(problem().contains(reason), problem());
  }

  private String problem() {
    ModelLibrary library = new ModelLibrary(List.of(models));
    library.verify();
    return library.packs().get(0).problem();
  }
}
