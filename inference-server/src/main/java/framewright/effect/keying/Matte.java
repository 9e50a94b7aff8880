package framewright.effect.keying;

import framewright.effect.Inputs;
import framewright.effect.Strips;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.effect.keying.edges.Despeckle;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The artist's matte: the key's alpha after every matte control. Alpha planes are [height, width].
 */
final class Matte {
  private final Work work;
  private final KeyRecipe recipe;
  private final KeyControls controls;
  private final KeyNetwork network;

  Matte(Work work, KeyRecipe recipe, KeyControls controls, KeyNetwork network) {
    this.work = work;
    this.recipe = recipe;
    this.controls = controls;
    this.network = network;
  }

  /** Rows of an alpha plane as the graphs take it. */
  static Tensor rows(Tensor alpha, int firstRow, int rows) {
    return alpha.rows(firstRow, rows).reshaped(1, 1, rows, alpha.shape()[1]);
  }

  /** A key that is its own where the artist's samples changed it; else that of the network. */
  record Key(Tensor tensor, boolean own) implements AutoCloseable {
    @Override
    public void close() {
      if (own) {
        tensor.close();
      }
    }
  }

  /** The key as the artist's samples have it. */
  Key sampled(PlateAnalysis source, Tensor key) {
    return controls.picks().isNone()
        ? new Key(key, false)
        : new Key(
            Samples.of(work, controls.picks(), network.turn()).applied(source.plate(), key), true);
  }

  /** Close it when it is drawn. */
  Tensor of(PlateAnalysis source, Tensor key) {
    Tensor alpha = levelled(source.plate(), key);
    if (controls.temporalSmoothing() > 0) {
      alpha = smoothed(source, alpha);
    }
    alpha = new Masks(work).hold(alpha);
    if (controls.despecklePixels() > 0) {
      Despeckle.clean(alpha, controls.despecklePixels());
    }
    return softened(grown(alpha));
  }

  private Tensor levelled(Tensor plate, Tensor key) {
    int height = (int) plate.shape()[0];
    int width = (int) plate.shape()[1];
    Tensor alpha = Tensor.allocate(height, width);
    KeyControls.Levels levels = controls.levels();
    Strips.of(height, width)
        .each(
            work.graphs(),
            "matte",
            (runner, first, count) ->
                runner.run(
                    "matte",
                    Map.of(
                        "key",
                        key.rows(first, count),
                        "plate",
                        plate.rows(first, count),
                        "clip_black",
                        Tensor.scalar(levels.clipBlack()),
                        "clip_white",
                        Tensor.scalar(levels.clipWhite()),
                        "gamma",
                        Tensor.scalar(levels.gamma())),
                    Map.of("alpha", rows(alpha, first, count))));
    return alpha;
  }

  /** One pass moves edges by up to a pixel; the last pass by the fraction that is left. */
  private Tensor grown(Tensor alpha) {
    double left = controls.growPixels();
    while (left != 0) {
      double amount = Math.max(-1, Math.min(1, left));
      alpha = pass("grow", alpha, Map.of("amount", Tensor.scalar(amount)));
      left -= amount;
    }
    return alpha;
  }

  private Tensor softened(Tensor alpha) {
    if (controls.softenPixels() < KeyControls.LEAST_SOFTENING) {
      return alpha;
    }
    int taps = recipe.blurTaps();
    int height = (int) alpha.shape()[0];
    int width = (int) alpha.shape()[1];
    return pass(
        "soften",
        alpha,
        Map.of(
            "weights", Weights.bell(controls.softenPixels(), taps),
            "rows", Weights.indices(-taps / 2, height + taps - 1, height),
            "columns", Weights.indices(-taps / 2, width + taps - 1, width)));
  }

  private Tensor pass(String role, Tensor alpha, Map<String, Tensor> settings) {
    long height = alpha.shape()[0];
    long width = alpha.shape()[1];
    Tensor result = Tensor.allocate(height, width);
    Map<String, Tensor> inputs = new HashMap<>(settings);
    try (alpha) {
      inputs.put("alpha_in", alpha.reshaped(1, 1, height, width));
      work.graphs()
          .run("matte", role, inputs, Map.of("alpha", result.reshaped(1, 1, height, width)));
    }
    return result;
  }

  /** Where the host sent no neighbour, as at a clip's ends, the frame stands in for it. */
  private Tensor smoothed(PlateAnalysis source, Tensor alpha) {
    try (PlateAnalysis before = neighbour(source.frame(), -1);
        PlateAnalysis after = neighbour(source.frame(), 1);
        TensorCache.Lease keyBefore = network.key(before, Optional.empty());
        TensorCache.Lease keyAfter = network.key(after, Optional.empty());
        Key sampledBefore = sampled(before, keyBefore.tensor("key"));
        Key sampledAfter = sampled(after, keyAfter.tensor("key"));
        Tensor alphaBefore = levelled(before.plate(), sampledBefore.tensor());
        Tensor alphaAfter = levelled(after.plate(), sampledAfter.tensor())) {
      long height = alpha.shape()[0];
      long width = alpha.shape()[1];
      return pass(
          "smooth",
          alpha,
          Map.of(
              "plate",
              source.plate(),
              "plate_before",
              before.plate(),
              "plate_after",
              after.plate(),
              "alpha_before",
              alphaBefore.reshaped(1, 1, height, width),
              "alpha_after",
              alphaAfter.reshaped(1, 1, height, width),
              "amount",
              Tensor.scalar(controls.temporalSmoothing())));
    }
  }

  private PlateAnalysis neighbour(Frame source, int way) {
    Frame frame =
        work.inputs().of(Inputs.SOURCE).stream()
            .filter(
                other ->
                    Math.abs(other.time() - source.time() - way) < 0.5
                        && other.format().sameSize(source.format()))
            .findFirst()
            .orElse(source);
    return new PlateAnalysis(work, recipe, network.turn(), frame);
  }
}
