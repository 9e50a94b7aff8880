package framewright.teaching;

import framewright.engine.Engine;
import framewright.engine.Tensor;
import framewright.learn.Task;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An example that was not learned from, to see what a pack makes of it. */
record Trial(Engine engine, HandMade example, Task task) {

  /** A sentence with the score of a pack: "frame 40, not learned from: 29.8 dB". */
  String sentence(Path pack) {
    try (Tensor result =
        Tensor.allocate(example.source().format().height(), example.source().format().width(), 4)) {
      ModelPack learned =
          new ModelLibrary(List.of(pack.getParent())).pack(pack.getFileName().toString());
      Tensor source = Tensor.of(example.source().pixels().duplicate().clear(), result.shape());
      engine.graph(learned, "main").run(Map.of("source", source), Map.of("result", result));
      return "frame " + example.frame() + ", not learned from: " + score(result.floats());
    }
  }

  private String score(FloatBuffer found) {
    return task == Task.MATTE
        ? String.format(Locale.ROOT, "matte IoU %.3f", overlap(found))
        : String.format(Locale.ROOT, "%.1f dB", decibels(found));
  }

  private double overlap(FloatBuffer found) {
    FloatBuffer made = example.madePixels();
    int both = 0;
    int either = 0;
    for (int i = 0; i < made.capacity(); i += 4) {
      boolean ours = found.get(i) > 0.5f;
      boolean theirs = made.get(i) > 0.5f;
      both += ours && theirs ? 1 : 0;
      either += ours || theirs ? 1 : 0;
    }
    return either == 0 ? 1 : both / (double) either;
  }

  private double decibels(FloatBuffer found) {
    FloatBuffer made = example.madePixels();
    double squares = 0;
    for (int i = 0; i < made.capacity(); i++) {
      double error = i % 4 == 3 ? 0 : found.get(i) - made.get(i);
      squares += error * error;
    }
    return 10 * Math.log10(made.capacity() * 0.75 / Math.max(1e-9, squares));
  }
}
