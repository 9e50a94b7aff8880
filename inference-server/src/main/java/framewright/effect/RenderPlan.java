package framewright.effect;

import framewright.engine.ModelPack;
import java.util.Map;
import java.util.Optional;

/** A render that was checked before its pixels were looked at: the effect, its model, every parameter with its value. */
record RenderPlan(Effect effect, Optional<ModelPack> pack, Map<String, ParameterValue> parameters) {}
