package framewright.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.engine.Engine;
import framewright.engine.EngineOptions;
import framewright.engine.Tensor;
import framewright.server.ServerFolders;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graphics device learns as the CPU does, and does what was learned. */
@Tag("gpu")
class GpuLearnerTest {
  private static final int STEPS = 3;
  private static final float SAME_LOSS = 1e-3f; // of itself
  private static final float SAME = 1 / 1024f;

  private static Engine cpu;
  private static Engine gpu;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    EngineOptions options = EngineOptions.standard();
    cpu = Engine.open(options.withDevice("cpu"));
    gpu = Engine.open(options.withDevice("webgpu").withGpuPack(ServerFolders.current().gpuPack()));
    assertEquals("webgpu:0", gpu.device().id(), gpu.device().reason());
  }

  @AfterAll
  static void close() {
    cpu.close();
    gpu.close();
  }

  @ParameterizedTest
  @EnumSource
  void itLearnsAndDoesTheSame(Task task) throws Exception {
    try (Learner right = LearnerTest.learner(cpu, task);
        Learner found = LearnerTest.learner(gpu, task)) {
      for (int step = 0; step < STEPS; step++) {
        float loss = right.step();
        assertEquals(loss, found.step(), SAME_LOSS * loss, "step " + step);
      }
      LearnedPack.write(folder.resolve("by-hand"), found, List.of("A test."));
    }
    FloatBuffer source = LearnerTest.picture(7);
    try (Tensor right = LearnerTest.applied(cpu, folder, source);
        Tensor found = LearnerTest.applied(gpu, folder, source)) {
      for (int i = 0; i < source.capacity(); i++) {
        assertEquals(right.floats().get(i), found.floats().get(i), SAME, "number " + i);
      }
    }
  }
}
