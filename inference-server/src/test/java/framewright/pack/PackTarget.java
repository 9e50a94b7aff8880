package framewright.pack;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A folder of packs: the first byte says what stands there in place of which of a good pack's
 * files, the others are its graph, whose hash the manifest knows. Whatever it is, only that pack is
 * refused.
 */
public final class PackTarget {
  private static final Path FOLDER = ManifestTarget.folder();
  private static final List<String> NAMES = List.of("main.onnx", "manifest.json", "more.onnx", "x");

  private PackTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    try {
      MoreFiles.deleteDirectoryContents(FOLDER, RecursiveDeleteOption.ALLOW_INSECURE);
      byte[] graph = Arrays.copyOfRange(input, 1, input.length);
      PackFolder pack = PackFolder.of(FOLDER, "fuzzed", graph);
      pack.mainFile().addProperty("sha256", Hashing.sha256().hashBytes(graph).toString());
      pack.save();
      spoil(pack.file(NAMES.get(input[0] & 3)), (input[0] >> 2) & 3);
      ModelLibrary library = new ModelLibrary(List.of(FOLDER));
      library.verify();
      library.packs().forEach(ManifestTarget::requireSound);
    } catch (IOException | InvalidPathException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void spoil(Path file, int how) throws IOException {
    if (how == 0) {
      return;
    }
    Path elsewhere = FOLDER.resolve("elsewhere");
    Files.write(elsewhere, new byte[] {1});
    Files.deleteIfExists(file);
    switch (how) {
      case 1 -> Files.createSymbolicLink(file, elsewhere);
      case 2 -> Files.createLink(file, elsewhere);
      default -> Files.createDirectory(file);
    }
  }
}
