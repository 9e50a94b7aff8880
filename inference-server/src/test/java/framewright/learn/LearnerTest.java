package framewright.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerTest {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 134;
  private static Engine engine;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    engine = Engine.open(EngineOptions.standard().withDevice("cpu"));
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasDoneByHandIsLearnedAndThePackDoesIt(Task task) throws Exception {
    try (Learner learner = learner(task)) {
      float first = 0;
      float last = 0;
      for (int step = 1; step <= 50; step++) {
        last = learner.step();
        first = step == 1 ? last : first;
      }
      assertTrue(last < 0.7 * first, "from " + first + " to " + last);
      LearnedPack.write(folder.resolve("by-hand"), learner, List.of("A test."));
    }
    FloatBuffer unseen = picture(7);
    try (Tensor result = applied(unseen)) {
      double untouched = distance(unseen, made(unseen, task));
      double learned = distance(result.floats(), made(unseen, task));
      assertTrue(learned < 0.8 * untouched, learned + " of " + untouched);
    }
  }

  /** Looks are too various for that: they begin by the seed. */
  @ParameterizedTest
  @EnumSource
  void repairsAndMattesOfEverySizeBeginWithWhatWasLearnedBefore(NetworkSize size) {
    for (Task task : Task.values()) {
      try (Learner one = learner(engine, task, size, 5);
          Learner other = learner(engine, task, size, 6)) {
        assertEquals(task != Task.PICTURE, Arrays.equals(one.learned(), other.learned()));
        for (float weight : one.learned()) {
          assertTrue(Math.abs(weight) < 4, task + " " + weight);
        }
      }
    }
  }

  @Test
  void whoGoesOnFromACheckpointKnowsWhatTheOtherWouldHave() throws Exception {
    Path file = folder.resolve("learning");
    try (Learner whole = learner(Task.REPAIR);
        Learner killed = learner(Task.REPAIR);
        Learner resumed = learner(Task.REPAIR)) {
      for (int step = 0; step < 6; step++) {
        whole.step();
      }
      for (int step = 0; step < 4; step++) {
        killed.step();
      }
      Checkpoint.save(killed, file);
      Checkpoint.load(resumed, file);
      resumed.step();
      resumed.step();
      assertArrayEquals(whole.learned(), resumed.learned());
      assertEquals(6, resumed.steps());
    }
  }

  @Test
  void aCheckpointOfSomethingElseIsRefused() throws Exception {
    Path file = folder.resolve("learning");
    try (Learner matte = learner(Task.MATTE);
        Learner repair = learner(Task.REPAIR)) {
      Checkpoint.save(matte, file);
      FramewrightException refused =
          assertThrows(FramewrightException.class, () -> Checkpoint.load(repair, file));
      assertTrue(refused.getMessage().contains("left by learning something else"));
      Checkpoint.save(repair, file);
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
      FramewrightException damaged =
          assertThrows(FramewrightException.class, () -> Checkpoint.load(repair, file));
      assertTrue(damaged.getMessage().contains("is damaged"));
    }
  }

  @Test
  void aPackThatIsWrittenAgainLeavesNothingOfTheOldOne() throws Exception {
    Path pack = folder.resolve("by-hand");
    try (Learner learner = learner(Task.PICTURE)) {
      LearnedPack.write(pack, learner, List.of("First."));
      learner.step();
      LearnedPack.write(pack, learner, List.of("Second."));
    }
    try (Stream<Path> files = Files.list(pack)) {
      assertEquals(4, files.count(), "a graph, a manifest, a card, and what it has seen");
    }
    assertTrue(Files.readString(pack.resolve("CARD.md")).contains("Second."));
  }

  @Test
  void oneOfSeveralExamplesIsUnseenAtFirstAndJudged() throws Exception {
    try (Learner learner = learner(Task.MATTE)) {
      assertEquals(OptionalInt.of(1), learner.unseen());
      for (int step = 0; step < 30; step++) {
        learner.step();
      }
      Path pack = folder.resolve("by-hand");
      LearnedPack.write(pack, learner, List.of("A test."));
      FloatBuffer unseen = picture(2);
      Example example = new Example(WIDTH, HEIGHT, unseen, made(unseen, Task.MATTE), Task.MATTE);
      Likeness likeness = Exam.of(engine, pack, example);
      assertTrue(likeness.value() > 0.7, likeness.toString());
      assertTrue(likeness.toString().matches("IoU \\d\\.\\d{3}"), likeness.toString());
    }
  }

  @Test
  void theLightOfASceneIsLearnedAsItLooksAndTheBrightestStays() throws Exception {
    FloatBuffer dark = picture(1);
    for (int i = 0; i < dark.capacity(); i++) {
      dark.put(i, i % 4 == 3 ? 1 : 4 * dark.get(i));
    }
    Example example =
        new Example(WIDTH, HEIGHT, dark, made(dark, Task.REPAIR), Task.REPAIR, Light.SCENE);
    try (Learner learner =
        new Learner(engine, Task.REPAIR, NetworkSize.SMALL, List.of(example), Variation.USUAL, 5)) {
      LearnedPack.write(folder.resolve("by-hand"), learner, List.of("A test."));
    }
    FloatBuffer bright = picture(7);
    bright.put(0, 1e4f).put(1, -3f);
    try (Tensor result = applied(bright)) {
      assertEquals(1e4f, result.floats().get(0), 20); // it has not learned yet to leave it
      assertEquals(-3f, result.floats().get(1), 0.01);
    }
    String manifest = Files.readString(folder.resolve("by-hand/manifest.json"));
    assertTrue(manifest.contains("16.0"), manifest);
  }

  private static Learner learner(Task task) {
    return learner(engine, task);
  }

  static Learner learner(Engine engine, Task task) {
    return learner(engine, task, NetworkSize.SMALL, 5);
  }

  private static Learner learner(Engine engine, Task task, NetworkSize size, long seed) {
    List<Example> examples =
        Stream.of(1, 2)
            .map(LearnerTest::picture)
            .map(source -> new Example(WIDTH, HEIGHT, source, made(source, task), task))
            .toList();
    return new Learner(engine, task, size, examples, Variation.USUAL, seed);
  }

  private Tensor applied(FloatBuffer source) {
    return applied(engine, folder, source);
  }

  static Tensor applied(Engine engine, Path folder, FloatBuffer source) {
    ModelLibrary library = new ModelLibrary(List.of(folder));
    library.verify();
    ModelPack pack = library.pack("by-hand");
    assertEquals("", pack.problem());
    Tensor result = Tensor.allocate(HEIGHT, WIDTH, 4);
    try (Tensor given = Tensor.allocate(HEIGHT, WIDTH, 4)) {
      given.floats().put(source.duplicate());
      engine.graph(pack, "main").run(Map.of("source", given), Map.of("result", result));
    }
    return result;
  }

  /** Waves and a bright disc, which lie elsewhere in each. */
  static FloatBuffer picture(int number) {
    FloatBuffer pixels = FloatBuffer.allocate(WIDTH * HEIGHT * 4);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean disc = Math.hypot(x - 30 - 11 * number, y - 60) < 24;
      pixels.put(disc ? 0.9f : 0.35f + 0.2f * (float) Math.sin((x + 9 * number) / 7.0));
      pixels.put(disc ? 0.8f : 0.3f + 0.2f * (float) Math.cos(y / 9.0));
      pixels.put(disc ? 0.2f : 0.5f).put(1);
    }
    return pixels.flip();
  }

  /** By hand: other colours, the disc made dark, or a matte of it. */
  private static FloatBuffer made(FloatBuffer source, Task task) {
    FloatBuffer made = FloatBuffer.allocate(source.capacity());
    for (int i = 0; i < source.capacity(); i += 4) {
      boolean disc = source.get(i) > 0.85f;
      for (int channel = 0; channel < 3; channel++) {
        float from = source.get(i + channel);
        made.put(
            switch (task) {
              case PICTURE -> 1 - from;
              case REPAIR -> disc ? 0.1f : from;
              case MATTE -> disc ? 1f : 0f;
            });
      }
      made.put(1);
    }
    return made.flip();
  }

  private static double distance(FloatBuffer found, FloatBuffer made) {
    double sum = 0;
    for (int i = 0; i < made.capacity(); i++) {
      sum += i % 4 == 3 ? 0 : Math.abs(found.get(i) - made.get(i));
    }
    return sum / made.capacity();
  }
}
