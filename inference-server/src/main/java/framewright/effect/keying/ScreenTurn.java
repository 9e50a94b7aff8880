package framewright.effect.keying;

import framewright.colour.ColourSpace;
import framewright.colour.Encoding;
import framewright.effect.Work;
import framewright.engine.Graph;
import framewright.engine.Tensor;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Turns a screen of any colour to green, where the network keys it, and the foreground back. Each
 * channel of light becomes a mix of two of them: grey stays, nothing falls below 0, and what was
 * mixed in light before still is.
 *
 * @param thirds how far round the circle of hues: 0 leaves all as it is, 1 makes red green
 */
record ScreenTurn(double thirds) {
  static final ScreenTurn NONE = new ScreenTurn(0);

  private static final Encoding SHOWN = ColourSpace.SRGB.encoding();

  /** Hues, of six that go round: red is 0. */
  private static final double GREEN = 2;

  private static final double BLUE = 4;
  private static final double HUES = 6;

  /** So far from green or from blue the network takes a screen as it is. */
  private static final double NEAR = 0.75;

  /** Pixels that are turned at once. */
  private static final int STRIP_PIXELS = 1_000_000;

  /** For a colour as displays show it. */
  static ScreenTurn of(float red, float green, float blue) {
    double[] light = {SHOWN.light(red), SHOWN.light(green), SHOWN.light(blue)};
    double hue = hue(light);
    boolean known = Math.abs(hue - GREEN) <= NEAR || Math.abs(hue - BLUE) <= NEAR;
    return known || Double.isNaN(hue) ? NONE : new ScreenTurn((GREEN - hue) / 2);
  }

  /** NaN of grey. */
  private static double hue(double[] light) {
    int most = 0;
    for (int i = 1; i < light.length; i++) {
      most = light[i] > light[most] ? i : most;
    }
    double least = Math.min(light[0], Math.min(light[1], light[2]));
    double beside = light[(most + 1) % 3] - light[(most + 2) % 3];
    return (2 * most + beside / (light[most] - least) + HUES) % HUES;
  }

  boolean isNone() {
    return thirds == 0;
  }

  /** A colour as displays show it, turned. */
  float[] turned(float... shown) {
    return through(matrix(), shown);
  }

  /** The colour that was turned to this one. */
  float[] back(float... shown) {
    return through(inverse(), shown);
  }

  private static float[] through(float[] matrix, float[] shown) {
    float[] result = new float[3];
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        sum += matrix[3 * row + i] * SHOWN.light(shown[i]);
      }
      result[row] = (float) SHOWN.code(sum);
    }
    return result;
  }

  /** A plate [height, width, 4], turned: another one, which the caller closes. */
  Tensor turned(Work work, Tensor plate) {
    Tensor turned = Tensor.allocate(plate.shape());
    draw(work, plate, turned, matrix());
    return turned;
  }

  /** Turns a picture of what was keyed back, in place. */
  void back(Work work, Tensor picture) {
    try (Tensor turned = Tensor.allocate(picture.shape())) {
      turned.floats().put(picture.floats());
      draw(work, turned, picture, inverse());
    }
  }

  /**
   * The same of a screen, the first three of some planes [planes, rows, columns], which has no
   * light below 0. The caller closes them.
   */
  Tensor cellsBack(Tensor planes) {
    Tensor back = Tensor.allocate(planes.shape());
    FloatBuffer cells = back.floats().put(planes.floats()).rewind();
    int count = (int) (planes.shape()[1] * planes.shape()[2]);
    for (int cell = 0; cell < count && !isNone(); cell++) {
      float[] shown = back(cells.get(cell), cells.get(count + cell), cells.get(2 * count + cell));
      for (int channel = 0; channel < shown.length; channel++) {
        cells.put(channel * count + cell, Math.max(0, shown[channel]));
      }
    }
    return back;
  }

  private static void draw(Work work, Tensor from, Tensor to, float[] matrix) {
    int height = (int) from.shape()[0];
    int rows = Math.max(1, STRIP_PIXELS / (int) from.shape()[1]);
    Graph graph = work.graphs().builtIn("recoloured");
    Tensor numbers = Tensor.vector(matrix).reshaped(3, 3);
    for (int first = 0; first < height; first += rows) {
      int count = Math.min(rows, height - first);
      work.graphs()
          .run(
              "colour",
              graph,
              Map.of("source", from.rows(first, count), "matrix", numbers),
              Map.of("result", to.rows(first, count)));
    }
  }

  /** By rows: as much of one channel as of its neighbour on the circle is asked for. */
  private float[] matrix() {
    int whole = (int) Math.floor(thirds);
    double part = thirds - whole;
    return circulant(whole, 1 - part, part, 0);
  }

  private float[] inverse() {
    int whole = (int) Math.floor(thirds);
    double part = thirds - whole;
    double rest = 1 - part;
    double all = rest * rest * rest + part * part * part;
    return circulant(-whole, rest * rest / all, -rest * part / all, part * part / all);
  }

  /** Row i takes the first share of the channel {@code turn} before it, then of those before. */
  private static float[] circulant(int turn, double... shares) {
    FloatBuffer matrix = FloatBuffer.allocate(9);
    for (int row = 0; row < 3; row++) {
      for (int share = 0; share < 3; share++) {
        matrix.put(3 * row + Math.floorMod(row - turn - share, 3), (float) shares[share]);
      }
    }
    return matrix.array();
  }
}
