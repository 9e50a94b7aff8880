package framewright.learn;

import framewright.engine.Engine;
import framewright.engine.Tensor;
import framewright.pack.ModelLibrary;
import framewright.pack.ModelPack;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Shows a frame that was not learned from to a pack. */
public final class Exam {
  private Exam() {}

  /** How near the pack comes to what was done by hand to that frame. */
  public static Likeness of(Engine engine, Path pack, Example unseen) {
    ModelPack learned =
        new ModelLibrary(List.of(pack.getParent())).pack(pack.getFileName().toString());
    try (Tensor source = Tensor.allocate(unseen.height, unseen.width, 4);
        Tensor result = Tensor.allocate(source.shape())) {
      unseen.writeSource(source.floats());
      engine.graph(learned, "main").run(Map.of("source", source), Map.of("result", result));
      FloatBuffer found = result.floats();
      return Likeness.of(unseen, found);
    }
  }
}
