package framewright.effect.generic;

import framewright.effect.Effect;
import framewright.effect.EffectJob;
import framewright.effect.ParameterSet;
import framewright.engine.PackParameter;
import framewright.engine.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Runs any installed model pack on the clip. */
public final class ModelEffect implements Effect {
  @Override
  public String id() {
    return "model";
  }

  @Override
  public String defaultModel() {
    return "framewright-identity";
  }

  @Override
  public ParameterSet parameters() {
    return ParameterSet.none();
  }

  @Override
  public void render(EffectJob job) {
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("source", Tensor.of(job.source()));
    job.input("Second").ifPresent(second -> inputs.put("second", Tensor.of(second)));
    for (PackParameter parameter : job.pack().manifest().parameters()) {
      inputs.put(parameter.name(), Tensor.scalar(job.number(parameter.name())));
    }
    job.run(job.graph(), inputs, Map.of("result", Tensor.of(job.output())));
  }
}
