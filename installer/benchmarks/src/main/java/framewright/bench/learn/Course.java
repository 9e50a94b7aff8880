package framewright.bench.learn;

import com.sun.management.OperatingSystemMXBean;
import framewright.engine.Engine;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import framewright.learn.Example;
import framewright.learn.LearnedPack;
import framewright.learn.Learner;
import framewright.learn.NetworkSize;
import framewright.learn.Variation;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Learning from some frames of a shot, timed by what the processor does for it. */
final class Course implements AutoCloseable {
  /** A minute of two cores that are kept busy for 92 % of it, as they are on a quiet machine. */
  static final double SECONDS_PER_MINUTE = 110;

  private static final long SEED = 1;
  private static final double NANOS = 1e9;

  private final Engine engine;
  private final Learner learner;
  private final Path pack;
  private double seconds;

  Course(Engine engine, Shot shot, List<Integer> frames, NetworkSize size, Path folder)
      throws Exception {
    this.engine = engine;
    this.pack = folder.resolve("course");
    List<Example> examples = new ArrayList<>();
    for (int frame : frames) {
      examples.add(shot.example(frame));
    }
    this.learner = new Learner(engine, shot.task(), size, examples, Variation.USUAL, SEED);
  }

  void learnUntil(double minutes) throws IOException {
    while (seconds < minutes * SECONDS_PER_MINUTE) {
      double before = processorSeconds();
      learner.step();
      seconds += processorSeconds() - before;
    }
    LearnedPack.write(pack, learner, List.of("A benchmark."));
  }

  int steps() {
    return learner.steps();
  }

  double millisecondsAStep() {
    return 1e3 * seconds / Math.max(1, learner.steps());
  }

  /** What came of a frame, and what it took. */
  record Applied(Plate plate, double milliseconds, double processorMilliseconds) {

    /** The least of both times of two runs. */
    Applied orBetter(Applied other) {
      return new Applied(
          plate,
          Math.min(milliseconds, other.milliseconds),
          Math.min(processorMilliseconds, other.processorMilliseconds));
    }
  }

  /** A frame through the pack that was written last. */
  Applied applied(Plate source) {
    ModelPack learned =
        new ModelLibrary(List.of(pack.getParent())).pack(pack.getFileName().toString());
    Graph graph = engine.graph(learned, "main");
    try (Tensor given = Tensor.allocate(source.height(), source.width(), 4);
        Tensor result = Tensor.allocate(given.shape())) {
      source.write(given.floats());
      long start = System.nanoTime();
      double before = processorSeconds();
      graph.run(Map.of("source", given), Map.of("result", result));
      double processor = 1e3 * (processorSeconds() - before);
      double milliseconds = 1e3 * (System.nanoTime() - start) / NANOS;
      Plate plate = Plate.of(source.width(), source.height(), result.floats());
      return new Applied(plate, milliseconds, processor);
    }
  }

  /** What this program has had of all cores so far. */
  static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / NANOS;
  }

  @Override
  public void close() {
    learner.close();
  }
}
