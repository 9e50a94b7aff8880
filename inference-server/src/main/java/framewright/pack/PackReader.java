package framewright.pack;

import framewright.error.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the packs of a folder. A bad pack is a pack with a problem, never a failure of all. */
final class PackReader {
  static final String MANIFEST = "manifest.json";

  private PackReader() {}

  static List<ModelPack> readAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(PackReader::isPack).sorted().map(PackReader::read).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Whatever has the manifest's name: what is no manifest is said, not passed over. */
  private static boolean isPack(Path folder) {
    return Files.isDirectory(folder)
        && !Files.notExists(folder.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS);
  }

  static ModelPack read(Path folder) {
    try {
      if (Files.isSymbolicLink(folder)) {
        return refused(folder, "its folder is a link to somewhere else.");
      }
      return new ModelPack(ManifestReader.read(folder.resolve(MANIFEST)), folder, "");
    } catch (ManifestReader.BadManifest e) {
      return refused(folder, e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return refused(folder, "its manifest is not the JSON this version understands.");
    }
  }

  private static ModelPack refused(Path folder, String reason) {
    String id = SafeText.of(folder.getFileName().toString());
    return new ModelPack(
        unknown(id), folder, "The model in the folder " + id + " was refused: " + reason);
  }

  private static Manifest unknown(String id) {
    return new Manifest(
        id,
        "",
        id,
        "",
        "",
        Map.of(),
        0,
        0,
        Layout.RGBA_HWC,
        List.of(0.0, 1.0),
        1,
        List.of(),
        Map.of());
  }
}
