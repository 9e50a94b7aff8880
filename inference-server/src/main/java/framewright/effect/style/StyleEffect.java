package framewright.effect.style;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.ParameterSet;
import framewright.engine.Tensor;
import java.util.Map;

/** Paints the frame in a look. */
public final class StyleEffect implements Effect {
  @Override
  public String id() {
    return "style";
  }

  @Override
  public String defaultModel() {
    return "framewright-style";
  }

  @Override
  public ParameterSet parameters() {
    return ParameterSet.none().number("levels", 5, 2, 32);
  }

  @Override
  public void render(EffectJob job) {
    Map<String, Tensor> inputs =
        Map.of("source", Tensor.of(job.source()), "levels", Tensor.scalar(job.number("levels")));
    job.run(job.graph(), inputs, Map.of("result", Tensor.of(job.output())));
  }
}
