package framewright.effect.generic;

import framewright.effect.Effect;
import framewright.effect.Inputs;
import framewright.effect.Panels;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.error.FramewrightException;
import framewright.frame.Frame;
import framewright.pack.Layout;
import framewright.pack.Manifest;
import framewright.pack.PackParameter;
import framewright.panel.Panel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs any installed model pack on the clip. A pack of layout rgba_hwc has the inputs "source",
 * where it wants them "second" (the other clip), "before1", "before2", ... and "after1", ... (its
 * temporal window, held at the clip's ends), and its parameters by name; its output is "result". A
 * pack of layout rgb_nchw has one picture in and one out, whatever their names.
 */
public final class ModelEffect implements Effect {
  private static final Panel PANEL = Panels.of("model");

  private static final String SECOND = "Second";

  @Override
  public String id() {
    return "model";
  }

  @Override
  public String defaultModel() {
    return "framewright-identity";
  }

  @Override
  public Panel panel() {
    return PANEL;
  }

  @Override
  public void render(Work work) {
    Frame source = work.inputs().source();
    if (!source.format().sameSize(work.output().format())) {
      throw FramewrightException.invalidRequest(
          "The result of a model has the size of its source. Render the whole frame.");
    }
    if (work.graphs().pack().manifest().layout() == Layout.RGB_NCHW) {
      PlanarPicture.render(work, parameters(work));
      return;
    }
    Map<String, Tensor> inputs = parameters(work);
    inputs.put("source", Tensor.of(source));
    work.inputs().nearest(SECOND).ifPresent(second -> inputs.put("second", Tensor.of(second)));
    if (work.graphs().graph().ports().inputs().containsKey("second")
        && !inputs.containsKey("second")) {
      throw FramewrightException.invalidRequest(
          "The model "
              + work.graphs().pack().manifest().id()
              + " works on two pictures. Connect the other one to the clip "
              + SECOND
              + ".");
    }
    addWindow(work, inputs);
    work.graphs().run(work.graphs().graph(), inputs, Map.of("result", Tensor.of(work.output())));
  }

  private static Map<String, Tensor> parameters(Work work) {
    Map<String, Tensor> inputs = new HashMap<>();
    for (PackParameter parameter : work.graphs().pack().manifest().parameters()) {
      inputs.put(parameter.name(), Tensor.scalar(work.parameters().number(parameter.name())));
    }
    return inputs;
  }

  private static void addWindow(Work work, Map<String, Tensor> inputs) {
    Manifest manifest = work.graphs().pack().manifest();
    for (int i = 1; i <= manifest.framesBefore(); i++) {
      inputs.put("before" + i, Tensor.of(nearest(work, work.inputs().time() - i)));
    }
    for (int i = 1; i <= manifest.framesAfter(); i++) {
      inputs.put("after" + i, Tensor.of(nearest(work, work.inputs().time() + i)));
    }
  }

  private static Frame nearest(Work work, double time) {
    return work.inputs().of(Inputs.SOURCE).stream()
        .min(Comparator.comparingDouble(frame -> Math.abs(frame.time() - time)))
        .orElseThrow();
  }
}
