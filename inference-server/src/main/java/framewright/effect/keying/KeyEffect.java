package framewright.effect.keying;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.ParameterSet;
import framewright.engine.Tensor;
import java.util.Map;

/** Removes a green or blue screen. */
public final class KeyEffect implements Effect {
  @Override
  public String id() {
    return "key";
  }

  @Override
  public String defaultModel() {
    return "framewright-key";
  }

  @Override
  public ParameterSet parameters() {
    return ParameterSet.none().choice("screen", "auto", "green", "blue");
  }

  @Override
  public void render(EffectJob job) {
    Map<String, Tensor> inputs = Map.of(
        "source", Tensor.of(job.source()), "blue", Tensor.scalar(job.text("screen").equals("blue") ? 1 : 0));
    job.run(job.graph(), inputs, Map.of("result", Tensor.of(job.output())));
  }
}
