package framewright.pack;

import framewright.effect.Panels;
import framewright.effect.ParameterSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A manifest of any bytes: a pack that can be used and described, or one with a sentence. */
public final class ManifestTarget {
  private static final int LONGEST_SENTENCE = 1000;
  private static final Path FOLDER = folder();

  private ManifestTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Files.write(FOLDER.resolve("manifest.json"), input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requireSound(PackReader.read(FOLDER));
  }

  static void requireSound(ModelPack pack) {
    if (pack.usable()) {
      ParameterSet.of(Panels.of(pack)).resolve(Map.of());
    } else if (pack.problem().length() > LONGEST_SENTENCE
        || pack.problem().chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("no sentence for an artist: " + pack.problem());
    }
  }

  static Path folder() {
    try {
      Path folder = Files.createTempDirectory("framewright-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
