package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.engine.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws the composite of a key that needs nothing but the matte's levels: the common case. A new key is finished by the graph that
 * makes it, while its pixels are at hand.
 */
final class Finish {
  private final String role;
  private final Map<String, Tensor> levels;
  private final Tensor output;

  /** @param role of the graph that finishes a key; "apply_" before it is that of the one that makes the key, too */
  Finish(String role, KeyControls controls, Tensor output) {
    this.role = role;
    this.levels = Map.of(
        "clip_black", Tensor.scalar(controls.levels().clipBlack()), "clip_white", Tensor.scalar(controls.levels().clipWhite()),
        "premultiply", Tensor.scalar(controls.premultiplied() ? 1 : 0));
    this.output = output;
  }

  String applyRole() {
    return "apply_" + role;
  }

  Map<String, Tensor> levels() {
    return levels;
  }

  /** Rows of the output, as high and wide as the plate. */
  Tensor rows(int first, int count) {
    return output.rows(first, count);
  }

  /** Draws rows of a key that was made before. */
  void draw(EffectJob.Graphs graphs, Tensor plate, Tensor key, int first, int count) {
    Map<String, Tensor> inputs = new HashMap<>(levels);
    inputs.put("key", key.rows(first, count));
    inputs.put("plate", plate.rows(first, count));
    graphs.run(role, inputs, Map.of("result", rows(first, count)));
  }
}
