package framewright.effect.keying;

import framewright.colour.CameraCurve;
import framewright.colour.ColourSpace;
import framewright.effect.Strips;
import framewright.effect.TensorCache;
import framewright.effect.Work;
import framewright.effect.keying.Plates.Plate;
import framewright.engine.Tensor;
import framewright.frame.Frame;
import framewright.frame.FrameFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Background as a plate of the source's size: over all of it, inside it, or where the clip's
 * own coordinates put it.
 */
final class Backdrop {
  private final Work work;
  private final Plates plates;
  private final String fit;

  Backdrop(Work work, String fit) {
    this.work = work;
    this.plates = new Plates(work);
    this.fit = fit;
  }

  /**
   * The background itself where it covers the source pixel by pixel; black where there is none of
   * it.
   */
  Plate of(Frame background) {
    FrameFormat from = background.format();
    FrameFormat to = work.inputs().source().format();
    Resampling across = along(from.width(), to.width(), from.left() - to.left(), scale(from, to));
    Resampling down = along(from.height(), to.height(), from.top() - to.top(), scale(from, to));
    if (across.isIdentity() && down.isIdentity()) {
      return plates.of(background);
    }
    List<Object> key = new ArrayList<>(plates.key("backdrop", background));
    key.addAll(List.of(fit, to.width(), to.height()));
    TensorCache.Family clip =
        new TensorCache.Family(List.of("key", "backdrop", from, to), Plates.CACHED);
    TensorCache.Lease lease =
        work.cache().lease(clip, key, () -> Map.of("plate", resampled(background, across, down)));
    return new Plate(lease.tensor("plate"), Optional.of(lease));
  }

  private double scale(FrameFormat from, FrameFormat to) {
    double across = (double) to.width() / from.width();
    double down = (double) to.height() / from.height();
    return switch (fit) {
      case "fill" -> Math.max(across, down);
      case "fit" -> Math.min(across, down);
      default -> 1;
    };
  }

  private Resampling along(int from, int to, int start, double scale) {
    return new Resampling(from, to, fit.equals("place") ? start : (to - from * scale) / 2, scale);
  }

  /** In light and multiplied by its alpha, as edges and transparent pixels mix. */
  private Tensor resampled(Frame background, Resampling across, Resampling down) {
    int height = background.format().height();
    try (Tensor light = light(background);
        Tensor narrowed = Tensor.allocate(height, across.to(), FrameFormat.CHANNELS);
        Tensor sampled = Tensor.allocate(down.to(), across.to(), FrameFormat.CHANNELS)) {
      Strips.of(height, across.to())
          .each(
              work.graphs(),
              "background",
              (runner, first, count) -> across.alongRows(light, narrowed, first, count));
      Strips.of(down.to(), across.to())
          .each(
              work.graphs(),
              "background",
              (runner, first, count) -> down.acrossRows(narrowed, sampled, first, count));
      return displayed(sampled);
    }
  }

  private Tensor light(Frame background) {
    try (Plate plate = plates.of(background)) {
      Tensor light = Tensor.allocate(plate.tensor().shape());
      Tensor linear = Tensor.vector(CameraCurve.of(ColourSpace.LINEAR).terms());
      Strips.of(plate.height(), plate.width())
          .each(
              work.graphs(),
              "background",
              (runner, first, count) ->
                  runner.run(
                      "deliver",
                      Map.of(
                          "straight",
                          plate.tensor().rows(first, count),
                          "curve",
                          linear,
                          "premultiply",
                          Tensor.scalar(1)),
                      Map.of("result", light.rows(first, count))));
      return light;
    }
  }

  private Tensor displayed(Tensor light) {
    long[] shape = light.shape();
    Tensor plate = Tensor.allocate(shape);
    Strips.of((int) shape[0], (int) shape[1])
        .each(
            work.graphs(),
            "background",
            (runner, first, count) ->
                runner.run(
                    "display_linear",
                    Map.of("source", light.rows(first, count), "premultiplied", Tensor.scalar(1)),
                    Map.of("plate", plate.rows(first, count))));
    return plate;
  }
}
