package framewright.effect.keying;

import framewright.colour.ColourSpace;
import framewright.effect.Graphs;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The composite of a key that needs nothing but the matte's levels: the common case. A new key is
 * finished by the graph that makes it, while its pixels are at hand, which takes less time than a
 * second pass over them.
 */
final class LevelsComposite {
  private final Map<String, Tensor> settings;
  private final Tensor output;

  private LevelsComposite(boolean linear, KeyControls controls, Tensor output) {
    this.settings =
        Map.of(
            "clip_black",
            Tensor.scalar(controls.levels().clipBlack()),
            "clip_white",
            Tensor.scalar(controls.levels().clipWhite()),
            "premultiply",
            Tensor.scalar(controls.premultiplied() ? 1 : 0),
            "linear",
            Tensor.scalar(linear ? 1 : 0));
    this.output = output;
  }

  /** Where the artist asked for no more than that, in an encoding that a graph can finish. */
  static Optional<LevelsComposite> of(Work work, KeyControls controls, ScreenColour screen) {
    ColourSpace space = work.inputs().source().format().colourSpace();
    boolean linear = space.isLinear();
    boolean alone =
        Stream.of("Inside", "Outside", "Background")
            .allMatch(clip -> work.inputs().nearest(clip).isEmpty());
    boolean isPlain = screen.turn().isNone() && controls.needsOnlyLevels();
    if (!isPlain || !alone || !(linear || space.isDisplay())) {
      return Optional.empty();
    }
    return Optional.of(new LevelsComposite(linear, controls, Tensor.of(work.output())));
  }

  /** What a graph that finishes a key takes beside it. */
  Map<String, Tensor> settings() {
    return settings;
  }

  /** Rows of the output, as high and wide as the plate. */
  Tensor rows(int first, int count) {
    return output.rows(first, count);
  }

  /** Draws all of a key that was made before. */
  void draw(Graphs graphs, Tensor plate, Tensor key) {
    Strips.of((int) plate.shape()[0], (int) plate.shape()[1])
        .each(graphs, "view", (runner, first, count) -> draw(runner, plate, key, first, count));
  }

  /** Draws rows of a key. */
  void draw(Graphs.Runner runner, Tensor plate, Tensor key, int first, int count) {
    Map<String, Tensor> inputs = new HashMap<>(settings);
    inputs.put("key", key.rows(first, count));
    inputs.put("plate", plate.rows(first, count));
    runner.run("finish", inputs, Map.of("result", rows(first, count)));
  }
}
