package framewright.effect.style;

import framewright.effect.EffectJob;
import framewright.engine.ModelPack;
import framewright.engine.PackParameter;
import framewright.engine.Tensor;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.error.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The look a render asks for: a painter's pack, or the reference alone. */
final class Look {
  private static final String REFERENCE_ONLY = "reference";
  private static final String PACK_PREFIX = StyleEffect.FINISHING_PACK + "-";

  private final Optional<ModelPack> pack;

  private Look(Optional<ModelPack> pack) {
    this.pack = pack;
  }

  /** A model chosen by name is the look itself; otherwise the parameter "look" names one of ours. */
  static Look of(EffectJob job) {
    if (!job.pack().id().equals(StyleEffect.FINISHING_PACK)) {
      return new Look(Optional.of(job.pack()));
    }
    String name = job.text("look");
    return new Look(name.equals(REFERENCE_ONLY) ? Optional.empty() : Optional.of(installed(job, name)));
  }

  boolean isReferenceOnly() {
    return pack.isEmpty();
  }

  /** Everything that decides what this look paints on a given picture. */
  List<Object> key(EffectJob job) {
    List<Object> key = new ArrayList<>(List.of(pack.map(ModelPack::id), job.number("stroke_size"), job.number("seed")));
    job.pack().manifest().parameters().forEach(parameter -> key.add(job.number(parameter.name())));
    return key;
  }

  /** The picture in this look, of the same size; the caller closes it. */
  Tensor painted(EffectJob job, Tensor display) {
    ModelPack painter = pack.orElseThrow();
    Tensor styled = Tensor.allocate(display.shape());
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("source", display);
    inputs.put("stroke_size", Tensor.scalar(job.number("stroke_size")));
    inputs.put("seed", Tensor.scalar(job.number("seed")));
    for (PackParameter parameter : job.pack().manifest().parameters()) {
      inputs.put(parameter.name(), Tensor.scalar(job.number(parameter.name())));
    }
    try {
      job.run(job.graph(painter, "main"), inputs, Map.of("result", styled));
      return styled;
    } catch (FramewrightException e) {
      styled.close();
      throw e;
    }
  }

  private static ModelPack installed(EffectJob job, String name) {
    try {
      return job.pack(PACK_PREFIX + name);
    } catch (FramewrightException e) {
      if (e.kind() != ErrorKind.MODEL_UNAVAILABLE) {
        throw e;
      }
      throw FramewrightException.of(ErrorKind.MODEL_UNAVAILABLE, "The look \"" + Printable.of(name)
          + "\" cannot be used. " + e.getMessage(), e);
    }
  }
}
