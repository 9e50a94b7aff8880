package framewright.pack;

import static framewright.pack.TestOnnx.model;
import static framewright.pack.TestOnnx.node;
import static framewright.pack.TestOnnx.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that die: what they had written down is all that the next one knows. */
class FatalModelsTest {
  private static final long HD = 1920L * 1080;

  @TempDir Path folder;
  private ModelPack pack;

  @BeforeEach
  void install() {
    pack = pack("Neg");
  }

  @Test
  void threeDeathsAreOneTooMany() {
    die(2);
    assertEquals("", FatalModels.in(folder).problem(pack));
    die(1);
    assertNotEquals("", FatalModels.in(folder).problem(pack));
  }

  @Test
  void aServerThatLeavesInOrderAccusesNobody() {
    for (int i = 0; i < 3; i++) {
      FatalModels fatal = FatalModels.in(folder);
      fatal.run(pack, HD);
      fatal.nothingRuns();
    }
    assertEquals("", FatalModels.in(folder).problem(pack));
  }

  @Test
  void ofTwoThatRanBothAreAccusedAndOneThatHadEndedIsNot() {
    ModelPack other = pack("Abs");
    for (int i = 0; i < 3; i++) {
      FatalModels fatal = FatalModels.in(folder);
      fatal.run(pack, HD);
      fatal.run(other, HD).close();
    }
    FatalModels fatal = FatalModels.in(folder);
    assertNotEquals("", fatal.problem(pack));
    assertEquals("", fatal.problem(other));
  }

  @Test
  void whatRunsInAServerThatLivesAccusesNobody() throws IOException {
    long living = ProcessHandle.current().parent().orElseThrow().pid();
    for (int i = 0; i < 3; i++) {
      FatalModels.in(folder).run(pack, HD);
      Path running = folder.resolve("running-model");
      String ours = " " + ProcessHandle.current().pid() + " ";
      String theirs = " " + living + " ";
      Files.writeString(running, Files.readString(running).replace(ours, theirs));
    }
    assertEquals("", FatalModels.in(folder).problem(pack));
  }

  @Test
  void aFrameThatEndsWellClearsTheModelForItsSizeAndBelow() {
    die(3);
    survive(HD / 4);
    assertNotEquals("", FatalModels.in(folder).problem(pack));
    survive(HD);
    assertEquals("", FatalModels.in(folder).problem(pack));
  }

  @Test
  void otherFilesOfTheSameNameAreAnotherModel() {
    die(3);
    assertEquals("", FatalModels.in(folder).problem(pack("Abs")));
  }

  @Test
  void aDayClearsTheModel() throws IOException {
    die(3);
    Path record = folder.resolve("models-that-ended-servers");
    Instant yesterday = Instant.now().minus(Duration.ofHours(25));
    List<String> old =
        Files.readAllLines(record).stream()
            .map(line -> yesterday + line.substring(line.indexOf(' ')))
            .toList();
    Files.write(record, old);
    assertEquals("", FatalModels.in(folder).problem(pack));
  }

  @Test
  void whatTheDeathItselfCutOffIsPassedOver() throws IOException {
    Files.writeString(folder.resolve("running-model"), Instant.now() + " 20736");
    Files.writeString(folder.resolve("models-that-ended-servers"), "nonsense\n");
    assertEquals("", FatalModels.in(folder).problem(pack));
  }

  private void die(int times) {
    for (int i = 0; i < times; i++) {
      FatalModels.in(folder).run(pack, HD);
    }
    FatalModels.in(folder);
  }

  private void survive(long pixels) {
    try (FatalModels.Run run = FatalModels.in(folder).run(pack, pixels)) {
      run.survived();
    }
  }

  private ModelPack pack(String operator) {
    Path models = folder.resolve("models");
    PackFolder.of(
        models,
        "heavy",
        model(node(operator, "source", "result"), picture(11, "source"), picture(12, "result")));
    return new ModelLibrary(List.of(models)).pack("heavy");
  }
}
