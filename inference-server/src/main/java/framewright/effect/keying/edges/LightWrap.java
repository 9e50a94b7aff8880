package framewright.effect.keying.edges;

import framewright.colour.CameraCurve;
import framewright.colour.ColourSpace;
import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * The light of a background that wraps around the edges of what stands before it, as in a lens:
 * what of the background is seen beside a pixel shines over it.
 */
public final class LightWrap implements AutoCloseable {
  private static final int CHANNELS = FrameFormat.CHANNELS;

  /** Less light than this is not seen, and costs nothing. */
  private static final float UNSEEN = 1e-4f;

  private final Tensor alpha;
  private final Tensor shining;
  private final float amount;

  private LightWrap(Tensor alpha, Tensor shining, float amount) {
    this.alpha = alpha;
    this.shining = shining;
    this.amount = amount;
  }

  /**
   * How much of it, and how far it comes.
   *
   * @param behind the background, display-encoded [height, width, 4]
   * @param alpha of what stands before it, [height, width]
   */
  public static LightWrap of(Work work, double amount, double pixels, Tensor behind, Tensor alpha) {
    Tensor shining = Tensor.allocate(behind.shape());
    Tensor linear = Tensor.vector(CameraCurve.of(ColourSpace.LINEAR).terms());
    Strips.of((int) alpha.shape()[0], (int) alpha.shape()[1])
        .each(
            work.graphs(),
            "edges",
            (runner, first, count) -> {
              Tensor light = shining.rows(first, count);
              runner.run(
                  "deliver",
                  Map.of(
                      "straight",
                      behind.rows(first, count),
                      "curve",
                      linear,
                      "premultiply",
                      Tensor.scalar(0)),
                  Map.of("result", light));
              hide(light, alpha.rows(first, count));
            });
    BoxMean mean = new BoxMean(work, Math.max(1, (int) Math.round(pixels / 2)));
    mean.of(shining);
    mean.of(shining); // twice: a tent, whose end is not seen
    return new LightWrap(alpha, shining, (float) amount);
  }

  private static void hide(Tensor light, Tensor alpha) {
    FloatBuffer values = light.floats();
    FloatBuffer mattes = alpha.floats();
    for (int i = 0; i < values.capacity(); i++) {
      float seen = values.get(i) * (1 - mattes.get(i / CHANNELS));
      values.put(i, Float.isFinite(seen) ? seen : 0); // what is no number would spread with a mean
    }
  }

  /** Adds it to rows of the composite, display-encoded [rows, width, 4]. */
  public void shineOn(Tensor composite, int firstRow, int rows) {
    FloatBuffer colours = composite.floats();
    FloatBuffer mattes = alpha.rows(firstRow, rows).floats();
    FloatBuffer lights = shining.rows(firstRow, rows).floats();
    for (int i = 0; i < colours.capacity(); i++) {
      float light = i % CHANNELS == CHANNELS - 1 ? 0 : lights.get(i);
      light *= amount * mattes.get(i / CHANNELS);
      if (light > UNSEEN) {
        double lit = ColourSpace.SRGB.encoding().light(colours.get(i)) + light;
        colours.put(i, (float) ColourSpace.SRGB.encoding().code(lit));
      }
    }
  }

  @Override
  public void close() {
    shining.close();
  }
}
