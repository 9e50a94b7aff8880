package framewright.effect.style;

import framewright.effect.Parameters;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.ErrorKind;
import framewright.error.FramewrightException;
import framewright.error.SafeText;
import framewright.pack.ModelPack;
import framewright.pack.PackParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The look a render asks for: a painter's pack, or the reference alone. */
final class Look {
  private static final String REFERENCE_ONLY = "reference";
  private static final String FALLEN = "fallen";
  private static final String PACK_PREFIX = StyleEffect.FINISHING_PACK + "-";

  private final Optional<ModelPack> pack;

  private Look(Optional<ModelPack> pack) {
    this.pack = pack;
  }

  /**
   * A model chosen by name is the look itself; otherwise the parameter "look" names one of ours.
   */
  static Look of(Work work) {
    if (!work.graphs().pack().id().equals(StyleEffect.FINISHING_PACK)) {
      return new Look(Optional.of(work.graphs().pack()));
    }
    String name = work.parameters().text("look");
    return new Look(
        name.equals(REFERENCE_ONLY) ? Optional.empty() : Optional.of(installed(work, name)));
  }

  boolean isReferenceOnly() {
    return pack.isEmpty();
  }

  /** Does rain or snow fall in it? Then each frame is another picture, even of a clip at rest. */
  boolean falls(Work work) {
    return pack.map(painter -> work.graphs().graph(painter, "main"))
        .map(graph -> graph.ports().inputs().containsKey(FALLEN))
        .orElse(false);
  }

  /** Everything that decides what this look paints on a given picture. */
  List<Object> key(Work work, Redrawing drawing) {
    Parameters parameters = work.parameters();
    List<Object> key =
        new ArrayList<>(
            List.of(
                pack.map(ModelPack::id),
                parameters.number("stroke_size"),
                parameters.number("seed"),
                parameters.number("weather_amount"),
                drawing));
    work.graphs()
        .pack()
        .manifest()
        .parameters()
        .forEach(parameter -> key.add(parameters.number(parameter.name())));
    return key;
  }

  /** The picture in this look, of the same size; the caller closes it. */
  Tensor painted(Work work, Tensor display, Redrawing drawing) {
    if (!drawing.isAnew()) {
      return laidOn(work, display, drawing);
    }
    try (Tensor unsteady = drawing.unsteady(work, display)) {
      return laidOn(work, unsteady, drawing);
    }
  }

  private Tensor laidOn(Work work, Tensor display, Redrawing drawing) {
    ModelPack painter = pack.orElseThrow();
    Tensor styled = Tensor.allocate(display.shape());
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("source", display);
    inputs.put("stroke_size", Tensor.scalar(work.parameters().number("stroke_size")));
    inputs.put("seed", Tensor.scalar(drawing.seed(work.parameters().number("seed"))));
    inputs.put("amount", Tensor.scalar(work.parameters().number("weather_amount")));
    inputs.put(FALLEN, Tensor.scalar(drawing.fallen()));
    for (PackParameter parameter : work.graphs().pack().manifest().parameters()) {
      inputs.put(parameter.name(), Tensor.scalar(work.parameters().number(parameter.name())));
    }
    try {
      work.graphs().run(work.graphs().graph(painter, "main"), inputs, Map.of("result", styled));
      return styled;
    } catch (FramewrightException e) {
      styled.close();
      throw e;
    }
  }

  private static ModelPack installed(Work work, String name) {
    try {
      return work.graphs().pack(PACK_PREFIX + name);
    } catch (FramewrightException e) {
      if (e.kind() != ErrorKind.MODEL_UNAVAILABLE) {
        throw e;
      }
      throw FramewrightException.of(
          ErrorKind.MODEL_UNAVAILABLE,
          "The look \"" + SafeText.of(name) + "\" cannot be used. " + e.getMessage(),
          e);
    }
  }
}
