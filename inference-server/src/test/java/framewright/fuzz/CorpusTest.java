package framewright.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import framewright.effect.PanelTarget;
import framewright.pack.GraphTarget;
import framewright.pack.ManifestTarget;
import framewright.pack.PackTarget;
import framewright.rpc.HeaderTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What `fuzz/run` found, and inputs near to it: the same ones at every run. */
class CorpusTest {
  private static final Path CORPUS = Path.of("fuzz/corpus");
  private static final int MUTANTS = 100;
  private static final int CHANGES = 4;
  private static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of(
          "manifest", ManifestTarget::fuzzerTestOneInput,
          "pack", PackTarget::fuzzerTestOneInput,
          "graph", GraphTarget::fuzzerTestOneInput,
          "header", HeaderTarget::fuzzerTestOneInput,
          "panel", PanelTarget::fuzzerTestOneInput);

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "pack", "graph", "header", "panel"})
  void everyKeptInputAndWhatIsNearToItHolds(String target) throws Exception {
    List<byte[]> kept = kept(target);
    assertFalse(kept.isEmpty());
    Random chance = new Random(1);
    for (byte[] input : kept) {
      give(target, input);
      for (int i = 0; i < MUTANTS; i++) {
        give(target, mutant(input, kept.get(chance.nextInt(kept.size())), chance));
      }
    }
  }

  private static void give(String target, byte[] input) {
    assertDoesNotThrow(
        () -> TARGETS.get(target).accept(input), () -> HexFormat.of().formatHex(input));
  }

  /** The beginning of one and the end of another, with some bytes changed. */
  private static byte[] mutant(byte[] input, byte[] other, Random chance) {
    int head = chance.nextInt(input.length + 1);
    int tail = chance.nextBoolean() ? chance.nextInt(other.length + 1) : other.length;
    byte[] mutant = new byte[head + other.length - tail];
    System.arraycopy(input, 0, mutant, 0, head);
    System.arraycopy(other, tail, mutant, head, other.length - tail);
    for (int i = 0; mutant.length > 0 && i < CHANGES; i++) {
      mutant[chance.nextInt(mutant.length)] = (byte) chance.nextInt();
    }
    return mutant;
  }

  private static List<byte[]> kept(String target) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().map(CorpusTest::bytes).toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
