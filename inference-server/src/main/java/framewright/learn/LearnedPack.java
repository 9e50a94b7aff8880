package framewright.learn;

import com.google.common.hash.Hashing;
import framewright.pack.Layout;
import framewright.pack.Manifest;
import framewright.pack.OnnxWeights;
import framewright.pack.PackFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A model pack of what was learned, which the effect Model runs like any other. */
public final class LearnedPack {
  private static final int NAME_LETTERS = 12;

  private LearnedPack() {}

  /**
   * Writes the pack, or what changed of it; a server that reads meanwhile finds the old one or the
   * new one.
   *
   * @param folder is called what the pack is called
   * @param story what stands on its card: from what it was learned, and how well
   */
  public static void write(Path folder, Learner learner, List<String> story) throws IOException {
    byte[] graph = learner.network().application();
    byte[] taught = OnnxWeights.with(graph, "theta", learner.learned());
    byte[] onnx = OnnxWeights.with(taught, "bend", new float[] {learner.light().bend()});
    String hash = Hashing.sha256().hashBytes(onnx).toString();
    String file = "learned-" + hash.substring(0, NAME_LETTERS) + ".onnx";
    Files.createDirectories(folder);
    put(folder.resolve(file), onnx);
    String id = folder.getFileName().toString();
    put(folder.resolve("manifest.json"), bytes(manifest(id, file, hash, learner.light()).json()));
    FamiliarFile.write(learner.familiarity(), folder);
    put(folder.resolve("CARD.md"), card(id, learner.network().task(), story));
    removeAllBut(folder, file);
  }

  /** Is there such a pack, and no other model? */
  public static boolean is(Path folder) {
    return content(folder).isPresent();
  }

  /** How the hash of its graph begins, as its version says it; empty when it is no such pack. */
  public static Optional<String> content(Path folder) {
    return Stream.ofNullable(folder.toFile().list())
        .flatMap(Arrays::stream)
        .filter(name -> name.matches("learned-[0-9a-f]{12}[.]onnx"))
        .findFirst()
        .map(name -> name.substring("learned-".length(), "learned-".length() + NAME_LETTERS));
  }

  private static Manifest manifest(String id, String file, String hash, Light light) {
    return new Manifest(
        id,
        hash.substring(0, NAME_LETTERS),
        id,
        "model",
        "NONE", // SPDX: its owner has not said; the frames were theirs
        Map.of(Manifest.MAIN, new PackFile(file, hash)),
        0,
        0,
        Layout.RGBA_HWC,
        List.of(0.0, light.brightest()),
        1,
        List.of(),
        Map.of());
  }

  private static byte[] card(String id, Task task, List<String> story) {
    String card = "# " + id + "\n\nLearned by Framewright: it " + task.purpose() + ".\n\n";
    String begun =
        task.hasStart() ? "\nIt began with what it had learned from drawn pictures.\n" : "";
    return bytes(card + String.join("\n", story) + "\n" + begun);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.write(unfinished, content);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void removeAllBut(Path folder, String kept) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> isOlder(file, kept)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isOlder(Path file, String kept) {
    String name = file.getFileName().toString();
    return name.startsWith("learned-") && name.endsWith(".onnx") && !name.equals(kept);
  }
}
