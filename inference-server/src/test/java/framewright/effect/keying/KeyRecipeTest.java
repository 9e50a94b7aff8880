package framewright.effect.keying;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import framewright.effect.ParameterValue;
import framewright.error.FramewrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of other sizes than the one that ships, as a recipe may write them. */
class KeyRecipeTest {
  private static final Map<String, ParameterValue> SMALL_STRIPS =
      Map.of("tiling", new ParameterValue.Text("small"));

  @TempDir Path models;

  /** The pack that ships, but for what its manifest says. */
  private KeyRoom room(Consumer<JsonObject> change) throws IOException {
    Path shipped = Path.of("models/framewright-key");
    Path folder = Files.createDirectories(models.resolve("framewright-key"));
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    JsonObject manifest =
        JsonParser.parseString(Files.readString(folder.resolve("manifest.json"))).getAsJsonObject();
    change.accept(manifest);
    Files.writeString(folder.resolve("manifest.json"), manifest.toString());
    return new KeyRoom(2, models);
  }

  @Test
  void aNetworkThatSeesFartherIsGivenAsManyMoreLinesAndTheSamePictureComesOut() throws IOException {
    Plate plate = Plate.disc(1600, 904);
    try (KeyRoom shipped = new KeyRoom(2);
        KeyRoom farther =
            room(manifest -> manifest.getAsJsonObject("constants").addProperty("reach", 128))) {
      assertArrayEquals(
          shipped.key(plate.srgb(), SMALL_STRIPS),
          farther.key(plate.srgb(), SMALL_STRIPS),
          1f / 1024);
    }
  }

  @Test
  void aNetworkThatSeesTheFrameInFewerCellsIsGivenFewer() throws IOException {
    Plate plate = Plate.disc(160, 96);
    try (KeyRoom shipped = new KeyRoom(2);
        KeyRoom coarser =
            room(
                manifest ->
                    manifest.getAsJsonObject("constants").addProperty("cells_across", 64))) {
      float[] fine = shipped.key(plate.srgb(), Map.of());
      float[] coarse = coarser.key(plate.srgb(), Map.of());
      int middle = 4 * (48 * 160 + 80) + 3;
      assertEquals(fine[middle], coarse[middle], 0.03);
      assertEquals(fine[3], coarse[3], 0.03);
      float off = 0;
      for (int i = 0; i < fine.length; i++) {
        off = Math.max(off, Math.abs(fine[i] - coarse[i]));
      }
      assertTrue(off > 0, "fewer cells make another picture");
    }
  }

  @Test
  void aPackWithoutAResolutionSaysSo() throws IOException {
    try (KeyRoom room =
        room(manifest -> manifest.getAsJsonObject("files").remove("survey_quarter"))) {
      Plate plate = Plate.disc(160, 96);
      for (String quality : List.of("full", "half")) {
        room.key(plate.srgb(), Map.of("quality", new ParameterValue.Text(quality)));
      }
      CompletionException refused =
          assertThrows(
              CompletionException.class,
              () -> room.key(plate.srgb(), Map.of("quality", new ParameterValue.Text("quarter"))));
      assertTrue(refused.getCause() instanceof FramewrightException, refused.toString());
      assertTrue(
          refused.getCause().getMessage().contains("1/4 of the resolution"), refused.toString());
    }
  }
}
