package framewright.effect.keying;

import framewright.colour.CameraCurve;
import framewright.effect.Graphs;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.effect.keying.KeyControls.View;
import framewright.effect.keying.Plates.Plate;
import framewright.effect.keying.edges.ExtendedEdges;
import framewright.effect.keying.edges.LightWrap;
import framewright.engine.Tensor;
import framewright.frame.Alpha;
import framewright.frame.Frame;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws what the artist asked to see into the output, in the source's own encoding. Mattes are raw
 * data.
 */
final class Views {
  private static final Set<View> SHOWING_EDGES =
      EnumSet.of(View.COMPOSITE, View.FOREGROUND, View.GREY, View.CHECKER);

  private static final Set<View> SHOWING_DATA = EnumSet.of(View.MATTE, View.STATUS);

  private final Work work;
  private final KeyControls controls;
  private final ScreenColour screen;

  Views(Work work, KeyControls controls, ScreenColour screen) {
    this.work = work;
    this.controls = controls;
    this.screen = screen;
  }

  /** Matte, status and hint: one graph from alpha to picture. */
  static void raw(Work work, View view, Tensor alpha) {
    String role = view == View.STATUS ? "view_status" : "view_matte";
    Tensor output = Tensor.of(work.output());
    Strips.of(height(output), width(output))
        .each(
            work.graphs(),
            "view",
            (runner, first, count) ->
                runner.run(
                    role,
                    Map.of("alpha", Matte.rows(alpha, first, count)),
                    Map.of("result", output.rows(first, count))));
  }

  /** The source in its own encoding, with the alpha that the output says it has. */
  static void source(Work work, boolean premultiplied) {
    Alpha alpha = work.inputs().source().format().alpha();
    if (alpha == Alpha.STRAIGHT && premultiplied) {
      sourceThrough(work, "deliver_display", "straight", "premultiply", "result");
    } else if (alpha == Alpha.PREMULTIPLIED && !premultiplied) {
      sourceThrough(work, "display_straight", "source", "premultiplied", "plate");
    } else {
      work.output().pixels().duplicate().put(work.inputs().source().pixels().duplicate());
    }
  }

  private static void sourceThrough(
      Work work, String role, String input, String flag, String result) {
    Tensor source = Tensor.of(work.inputs().source());
    Tensor output = Tensor.of(work.output());
    Strips.of(height(output), width(output))
        .each(
            work.graphs(),
            "view",
            (runner, first, count) ->
                runner.run(
                    role,
                    Map.of(input, source.rows(first, count), flag, Tensor.scalar(1)),
                    Map.of(result, output.rows(first, count))));
  }

  /** What the artist chose to see of a key and its matte. */
  void draw(Tensor plate, Tensor key, Tensor alpha) {
    boolean extend = controls.extendsEdges() && SHOWING_EDGES.contains(controls.view());
    boolean turned = !screen.turn().isNone() && !SHOWING_DATA.contains(controls.view());
    if (!extend && !turned) {
      drawn(plate, key, alpha, spill());
      return;
    }
    try (Tensor foreground = foreground(plate, key, alpha)) {
      if (turned) {
        screen.turn().back(work, foreground);
      }
      if (extend) {
        ExtendedEdges.of(work, foreground, alpha, controls.extendPixels());
      }
      drawn(foreground, foreground, alpha, KeyControls.Spill.NONE); // it had what spill there is
    }
  }

  private KeyControls.Spill spill() {
    return controls.view() == View.DESPILLED ? controls.spill().alone() : controls.spill();
  }

  private Tensor foreground(Tensor plate, Tensor key, Tensor alpha) {
    Tensor foreground = Tensor.allocate(key.shape());
    Strips.of(height(key), width(key))
        .each(
            work.graphs(),
            "view",
            (runner, first, count) ->
                runner.run(
                    "view_foreground",
                    keyedInputs(plate, key, alpha, spill(), first, count),
                    Map.of("result", foreground.rows(first, count))));
    return foreground;
  }

  private void drawn(Tensor plate, Tensor key, Tensor alpha, KeyControls.Spill spill) {
    View view = controls.view();
    if (view == View.MATTE || view == View.STATUS) {
      raw(work, view, alpha);
    } else if (view == View.COMPOSITE && work.inputs().nearest("Background").isPresent()) {
      over(work.inputs().nearest("Background").get(), plate, key, alpha, spill);
    } else if (view == View.CHECKER) {
      try (Tensor board = Checkerboard.of(height(plate), width(plate))) {
        over(board, plate, key, alpha, spill, Optional.empty());
      }
    } else if (view == View.COMPOSITE && spill.isNone() && isDisplay()) {
      composite(key, alpha);
    } else {
      String role =
          "view_"
              + (view == View.DESPILLED ? View.FOREGROUND : view).name().toLowerCase(Locale.ROOT);
      boolean premultiply = view == View.COMPOSITE && controls.premultiplied();
      inStrips(
          premultiply,
          (runner, first, count, result) ->
              runner.run(
                  role,
                  keyedInputs(plate, key, alpha, spill, first, count),
                  Map.of("result", result)));
    }
  }

  /**
   * Of the key's own foreground, in the key's own encoding: like {@link LevelsComposite}, with a
   * matte of its own.
   */
  private void composite(Tensor key, Tensor alpha) {
    Tensor output = Tensor.of(work.output());
    Tensor premultiply = Tensor.scalar(controls.premultiplied() ? 1 : 0);
    Strips.of(height(output), width(output))
        .each(
            work.graphs(),
            "view",
            (runner, first, count) ->
                runner.run(
                    "view_key",
                    Map.of(
                        "key",
                        key.rows(first, count),
                        "alpha",
                        Matte.rows(alpha, first, count),
                        "premultiply",
                        premultiply),
                    Map.of("result", output.rows(first, count))));
  }

  private void over(
      Frame background, Tensor plate, Tensor key, Tensor alpha, KeyControls.Spill spill) {
    try (Plate behind = new Backdrop(work, controls.backgroundFit()).of(background)) {
      if (controls.wrap().amount() == 0) {
        over(behind.tensor(), plate, key, alpha, spill, Optional.empty());
        return;
      }
      try (LightWrap wrap = lightWrap(behind.tensor(), alpha)) {
        over(behind.tensor(), plate, key, alpha, spill, Optional.of(wrap));
      }
    }
  }

  private LightWrap lightWrap(Tensor behind, Tensor alpha) {
    KeyControls.Wrap wrap = controls.wrap();
    return LightWrap.of(work, wrap.amount(), wrap.pixels(), behind, alpha);
  }

  private void over(
      Tensor behind,
      Tensor plate,
      Tensor key,
      Tensor alpha,
      KeyControls.Spill spill,
      Optional<LightWrap> wrap) {
    inStrips(
        false,
        (runner, first, count, result) -> {
          Map<String, Tensor> inputs = keyedInputs(plate, key, alpha, spill, first, count);
          inputs.put("background", behind);
          inputs.put("rows", Weights.indices(first, count, height(behind)));
          inputs.put("columns", Weights.indices(0, width(behind), width(behind)));
          runner.run("view_over", inputs, Map.of("result", result));
          wrap.ifPresent(light -> light.shineOn(result, first, count));
        });
  }

  private Map<String, Tensor> keyedInputs(
      Tensor plate, Tensor key, Tensor alpha, KeyControls.Spill spill, int first, int count) {
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("plate", plate.rows(first, count));
    inputs.put("key", key.rows(first, count));
    inputs.put("alpha", Matte.rows(alpha, first, count));
    inputs.put("blue", Tensor.scalar(screen.blue() ? 1 : 0));
    inputs.put("amount", Tensor.scalar(spill.amount()));
    inputs.put("limit", Tensor.vector(spill.limit()));
    inputs.put("keep_luminance", Tensor.scalar(spill.keepLuminance() ? 1 : 0));
    inputs.put("recover", Tensor.scalar(spill.recover()));
    return inputs;
  }

  /** The clean plate that was predicted, or given. */
  void cleanPlate(Tensor overview) {
    try (Tensor shown = screen.turn().cellsBack(overview)) {
      enlarged(shown);
    }
  }

  private void enlarged(Tensor overview) {
    Tensor output = Tensor.of(work.output());
    int rows = (int) overview.shape()[1];
    int columns = (int) overview.shape()[2];
    inStrips(
        false,
        (runner, first, count, result) ->
            runner.run(
                "view_cleanplate",
                Map.of(
                    "overview",
                    overview,
                    "blue",
                    Tensor.scalar(screen.blue() ? 1 : 0),
                    "up_rows",
                    Sampling.enlargedRows(rows, height(output), first, count),
                    "up_columns",
                    Sampling.enlargedColumns(columns, width(output))),
                Map.of("result", result)));
  }

  private interface Drawing {
    /** Draws rows as display-encoded, straight picture. */
    void draw(Graphs.Runner runner, int first, int count, Tensor result);
  }

  private void inStrips(boolean premultiply, Drawing drawing) {
    Tensor output = Tensor.of(work.output());
    boolean display = isDisplay();
    Strips.of(height(output), width(output))
        .each(
            work.graphs(),
            "view",
            (runner, first, count) -> {
              Tensor part = output.rows(first, count);
              if (display && !premultiply) {
                drawing.draw(runner, first, count, part);
                return;
              }
              try (Tensor straight = Tensor.allocate(count, width(output), 4)) {
                drawing.draw(runner, first, count, straight);
                deliver(runner, straight, part, premultiply);
              }
            });
  }

  private void deliver(Graphs.Runner runner, Tensor straight, Tensor part, boolean premultiply) {
    Map<String, Tensor> inputs =
        Map.of(
            "straight",
            straight,
            "premultiply",
            Tensor.scalar(premultiply ? 1 : 0),
            "curve",
            Tensor.vector(CameraCurve.of(work.inputs().source().format().colourSpace()).terms()));
    runner.run(isDisplay() ? "deliver_display" : "deliver", inputs, Map.of("result", part));
  }

  private boolean isDisplay() {
    return work.inputs().source().format().colourSpace().isDisplay();
  }

  private static int height(Tensor picture) {
    return (int) picture.shape()[0];
  }

  private static int width(Tensor picture) {
    return (int) picture.shape()[1];
  }
}
