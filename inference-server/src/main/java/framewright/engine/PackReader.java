package framewright.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the packs of a folder. A bad pack is a pack with a problem, never a failure of all. */
final class PackReader {
  private static final String MANIFEST = "manifest.json";

  private PackReader() {}

  static List<ModelPack> readAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> Files.exists(child.resolve(MANIFEST))).sorted().map(PackReader::read).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  static ModelPack read(Path folder) {
    try {
      return new ModelPack(ManifestReader.read(folder.resolve(MANIFEST)), folder, "");
    } catch (ManifestReader.BadManifest e) {
      String id = folder.getFileName().toString();
      return new ModelPack(unknown(id), folder, "The model in the folder " + id + " was refused: " + e.getMessage());
    }
  }

  private static Manifest unknown(String id) {
    return new Manifest(id, "", id, "", "", Map.of(), 0, 0, Layout.RGBA_HWC, List.of(0.0, 1.0), 1, List.of());
  }
}
