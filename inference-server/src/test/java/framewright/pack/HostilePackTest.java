package framewright.pack;

import static framewright.pack.TestOnnx.field;
import static framewright.pack.TestOnnx.join;
import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.text;
import static framewright.pack.TestOnnx.varint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packs made to read what is not theirs, or to exhaust who reads them. What they point at is a pipe
 * that nobody writes to: whoever opens it waits for ever, so that no open outside of a pack passes
 * unseen.
 */
@Timeout(60)
class HostilePackTest {
  private static final byte[] NODE = node("Identity", "source", "result");
  private static final byte[] GRAPH =
      model(NODE, TestOnnx.picture(11, "source"), TestOnnx.picture(12, "result"));

  @TempDir Path folder;
  private Path outside;
  private Path models;

  @BeforeEach
  void setTheTrap() throws Exception {
    models = Files.createDirectory(folder.resolve("models"));
    outside = folder.resolve("outside.bin");
    assertEquals(0, new ProcessBuilder("mkfifo", outside.toString()).start().waitFor());
  }

  @Test
  void weightsAtAnAbsolutePath() {
    PackFolder.of(models, "bad", withWeights(outside.toString()));
    assertRefused("its weights lie in another file");
  }

  @Test
  void weightsAbove() {
    PackFolder.of(models, "bad", withWeights("../../outside.bin"));
    assertRefused("its weights lie in another file");
  }

  @Test
  void weightsAtANegativePlace() {
    PackFolder.of(
        models, "bad", withWeights("weights.bin", join(text(1, "offset"), text(2, "-8"))));
    assertRefused("its weights lie in another file");
  }

  @Test
  void weightsBeyondTheEndOfTheirFile() {
    PackFolder.of(
        models, "bad", withWeights("weights.bin", join(text(1, "length"), text(2, "99999999"))));
    assertRefused("its weights lie in another file");
  }

  @Test
  void weightsNamedTwice() {
    PackFolder.of(
        models,
        "bad",
        withWeights("weights.bin", join(text(1, "location"), text(2, outside.toString()))));
    assertRefused("its weights lie in another file");
  }

  @Test
  void aLinkInPlaceOfTheGraph() throws Exception {
    PackFolder pack = PackFolder.of(models, "bad", GRAPH);
    Files.delete(pack.file("main.onnx"));
    Files.createSymbolicLink(pack.file("main.onnx"), outside);
    assertRefused("link");
  }

  @Test
  void aLinkInPlaceOfAFolder() throws Exception {
    PackFolder pack = PackFolder.of(models, "bad", GRAPH);
    pack.manifest(manifest -> pack.mainFile().addProperty("path", "inner/outside.bin"));
    Files.createSymbolicLink(pack.file("inner"), folder);
    assertRefused("not a plain .onnx file in its own folder");
  }

  @Test
  void aSecondNameOfAFileElsewhere() throws Exception {
    PackFolder pack = PackFolder.of(models, "bad", GRAPH);
    Files.delete(pack.file("main.onnx"));
    Files.createLink(pack.file("main.onnx"), outside);
    assertRefused("link");
  }

  @Test
  void operatorsOfSomebody() {
    PackFolder.of(models, "bad", model(node("Evil", "source", "result", text(7, "com.example"))));
    assertRefused("not part of the ONNX standard");
  }

  @Test
  void aTensorOfTwoToTheThirtyFirst() {
    PackFolder.of(models, "bad", model(NODE, field(5, varint(1, 1L << 31))));
    assertRefused("impossible size");
  }

  @Test
  void operatorsThatWaitForEachOther() {
    PackFolder.of(models, "bad", model(NODE, node("Relu", "a", "b"), node("Relu", "b", "a")));
    assertRefused("wait for each other");
  }

  @Test
  void aHundredThousandOperators() {
    byte[][] nodes = Collections.nCopies(100_000, NODE).toArray(byte[][]::new);
    PackFolder.of(models, "bad", model(nodes));
    assertRefused("too many operators");
  }

  /** By what reads packs, which knows no runtime. */
  private void assertRefused(String why) {
    ModelLibrary library = new ModelLibrary(List.of(models));
    library.verify();
    String problem = library.packs().get(0).problem();
    assertTrue(problem.contains(why), problem);
  }

  private static byte[] withWeights(String location, byte[]... entries) {
    byte[][] all = new byte[entries.length][];
    for (int i = 0; i < entries.length; i++) {
      all[i] = field(13, entries[i]);
    }
    byte[] place = field(13, join(text(1, "location"), text(2, location)));
    byte[] weight = join(varint(1, 2), varint(2, 1), text(8, "w"), place, join(all), varint(14, 1));
    return model(NODE, field(5, weight));
  }
}
