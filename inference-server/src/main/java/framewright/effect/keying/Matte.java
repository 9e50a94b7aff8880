package framewright.effect.keying;

import framewright.effect.EffectJob;
import framewright.effect.TensorCache;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The artist's matte: the key's alpha after every matte control. Alpha planes are [height, width]. */
final class Matte {
  private static final int BLUR_TAPS = 49;
  private static final double LEAST_BLUR = 0.05;

  private final EffectJob job;
  private final KeyControls controls;
  private final Plates plates;
  private final Keying keying;

  Matte(EffectJob job, KeyControls controls, Plates plates, Keying keying) {
    this.job = job;
    this.controls = controls;
    this.plates = plates;
    this.keying = keying;
  }

  /** The levels, without a gamma, make all the difference between the key's alpha and the artist's matte. */
  boolean isLevelsOnly() {
    return controls.levels().gamma() == 1
        && controls.temporalSmoothing() == 0
        && controls.growPixels() == 0
        && controls.despecklePixels() == 0
        && controls.softenPixels() < LEAST_BLUR
        && job.input("Inside").isEmpty()
        && job.input("Outside").isEmpty();
  }

  /** Close it when it is drawn. */
  Tensor of(Frame source, Plate plate, Tensor key) {
    Tensor alpha = levelled(plate, key);
    if (controls.temporalSmoothing() > 0) {
      alpha = smoothed(source, plate, alpha);
    }
    alpha = new Masks(job).hold(alpha);
    if (controls.despecklePixels() > 0) {
      Despeckle.clean(alpha, controls.despecklePixels());
    }
    return softened(grown(alpha));
  }

  private Tensor levelled(Plate plate, Tensor key) {
    Tensor alpha = Tensor.allocate(plate.height(), plate.width());
    KeyControls.Levels levels = controls.levels();
    Strips.each(job, "matte", plate.height(), plate.width(), (graphs, first, count) -> graphs.run("matte", Map.of(
        "key", key.rows(first, count), "plate", plate.tensor().rows(first, count),
        "clip_black", Tensor.scalar(levels.clipBlack()), "clip_white", Tensor.scalar(levels.clipWhite()),
        "gamma", Tensor.scalar(levels.gamma())), Map.of("alpha", Strips.plane(alpha, first, count))));
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
    if (controls.softenPixels() < LEAST_BLUR) {
      return alpha;
    }
    int height = (int) alpha.shape()[0];
    int width = (int) alpha.shape()[1];
    return pass("soften", alpha, Map.of(
        "weights", Weights.bell(controls.softenPixels(), BLUR_TAPS),
        "rows", Weights.indices(-BLUR_TAPS / 2, height + BLUR_TAPS - 1, height),
        "columns", Weights.indices(-BLUR_TAPS / 2, width + BLUR_TAPS - 1, width)));
  }

  private Tensor pass(String role, Tensor alpha, Map<String, Tensor> settings) {
    long height = alpha.shape()[0];
    long width = alpha.shape()[1];
    Tensor result = Tensor.allocate(height, width);
    Map<String, Tensor> inputs = new HashMap<>(settings);
    try (alpha) {
      inputs.put("alpha_in", alpha.reshaped(1, 1, height, width));
      job.run("matte", job.graph(role), inputs, Map.of("alpha", result.reshaped(1, 1, height, width)));
    }
    return result;
  }

  /** Where the host sent no neighbour, as at a clip's ends, the frame stands in for it. */
  private Tensor smoothed(Frame source, Plate plate, Tensor alpha) {
    List<Frame> frames = job.inputs(EffectJob.SOURCE);
    Frame before = neighbour(frames, source, -1);
    Frame after = neighbour(frames, source, 1);
    try (TensorCache.Lease keyBefore = keying.of(before);
        TensorCache.Lease keyAfter = keying.of(after);
        Plate plateBefore = plates.of(before);
        Plate plateAfter = plates.of(after);
        Tensor alphaBefore = levelled(plateBefore, keyBefore.tensor("key"));
        Tensor alphaAfter = levelled(plateAfter, keyAfter.tensor("key"))) {
      long height = plate.height();
      long width = plate.width();
      return pass("smooth", alpha, Map.of(
          "plate", plate.tensor(), "plate_before", plateBefore.tensor(), "plate_after", plateAfter.tensor(),
          "alpha_before", alphaBefore.reshaped(1, 1, height, width), "alpha_after", alphaAfter.reshaped(1, 1, height, width),
          "amount", Tensor.scalar(controls.temporalSmoothing())));
    }
  }

  private static Frame neighbour(List<Frame> frames, Frame source, int way) {
    return frames.stream()
        .filter(frame -> Math.abs(frame.time() - source.time() - way) < 0.5 && frame.format().sameSize(source.format()))
        .findFirst()
        .orElse(source);
  }
}
