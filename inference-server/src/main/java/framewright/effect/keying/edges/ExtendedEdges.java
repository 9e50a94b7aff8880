package framewright.effect.keying.edges;

import framewright.effect.Strips;
import framewright.effect.Work;
import framewright.engine.Tensor;
import framewright.frame.FrameFormat;
import java.nio.FloatBuffer;

/**
 * A foreground whose partial pixels take the colour of the solid ones beside them: the thinner the
 * matte, the more. What the screen left in an edge is painted over by what the edge belongs to.
 */
public final class ExtendedEdges {
  private static final int CHANNELS = FrameFormat.CHANNELS;

  /** With less than this much of solid pixels around there is nothing to take. */
  private static final float NOTHING = 1e-3f;

  private ExtendedEdges() {}

  /**
   * Changes a foreground in place.
   *
   * @param foreground [height, width, 4], straight
   * @param alpha [height, width]
   * @param pixels from which far the colours come
   */
  public static void of(Work work, Tensor foreground, Tensor alpha, double pixels) {
    int height = (int) alpha.shape()[0];
    int width = (int) alpha.shape()[1];
    try (Tensor solid = Tensor.allocate(foreground.shape())) {
      Strips strips = Strips.of(height, width);
      strips.each(
          work.graphs(),
          "edges",
          (runner, first, count) ->
              weigh(
                  foreground.rows(first, count),
                  alpha.rows(first, count),
                  solid.rows(first, count)));
      new BoxMean(work, Math.max(1, (int) Math.round(pixels))).of(solid);
      strips.each(
          work.graphs(),
          "edges",
          (runner, first, count) ->
              extend(
                  foreground.rows(first, count),
                  alpha.rows(first, count),
                  solid.rows(first, count)));
    }
  }

  /** Colours times how much they count: the solid ones most by far. */
  private static void weigh(Tensor foreground, Tensor alpha, Tensor weighed) {
    FloatBuffer colours = foreground.floats();
    FloatBuffer mattes = alpha.floats();
    FloatBuffer result = weighed.floats();
    for (int pixel = 0; pixel < mattes.capacity(); pixel++) {
      float square = mattes.get(pixel) * mattes.get(pixel);
      float weight = square * square * square;
      for (int i = pixel * CHANNELS; i < pixel * CHANNELS + CHANNELS - 1; i++) {
        result.put(i, colours.get(i) * weight);
      }
      result.put(pixel * CHANNELS + CHANNELS - 1, weight);
    }
  }

  private static void extend(Tensor foreground, Tensor alpha, Tensor around) {
    FloatBuffer colours = foreground.floats();
    FloatBuffer mattes = alpha.floats();
    FloatBuffer means = around.floats();
    for (int pixel = 0; pixel < mattes.capacity(); pixel++) {
      float weight = means.get(pixel * CHANNELS + CHANNELS - 1);
      float missing = 1 - mattes.get(pixel);
      if (missing > 0 && weight > NOTHING) {
        for (int i = pixel * CHANNELS; i < pixel * CHANNELS + CHANNELS - 1; i++) {
          float colour = colours.get(i);
          colours.put(i, colour + missing * (means.get(i) / weight - colour));
        }
      }
    }
  }
}
