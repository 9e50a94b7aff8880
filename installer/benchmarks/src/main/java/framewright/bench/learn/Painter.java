package framewright.bench.learn;

import framewright.bench.key.Plane;
import java.util.Random;

/**
 * Paints over a picture as an artist might: flat colours, a palette that follows the brightness,
 * ink where it is darker than around, light along edges that face the right.
 */
final class Painter {
  private static final int[][] PALETTE = {
    {18, 14, 52}, {70, 24, 110}, {196, 60, 80}, {246, 150, 60}, {252, 222, 150}, {250, 246, 226}
  };
  private static final float[] RIM = {120 / 255f, 230 / 255f, 220 / 255f};
  private static final float OWN_COLOUR = 0.3f;
  private static final double STEEP = 14;
  private static final float FLATNESS = 0.006f;
  private static final double WOBBLE = 1.2;
  private static final double LINES = 360;

  private final double scale;
  private final Plate plate;

  private Painter(Plate plate) {
    this.plate = plate;
    this.scale = plate.height() / LINES;
  }

  static Plate painted(Plate plate) {
    return new Painter(plate).painted();
  }

  /** The same by a hand that never does the same twice: strokes lie a little elsewhere. */
  static Plate repainted(Plate plate, int frame) {
    return new Painter(plate).wobbling(painted(plate), new Random(frame));
  }

  /** The mean of this frame as that hand would have painted it with the strokes of each other. */
  static Plate expected(Plate plate, int frame) {
    Plate mean = Plate.blank(plate.width(), plate.height());
    for (int other = 0; other < Shot.FRAMES; other++) {
      if (other != frame) {
        add(repainted(plate, other), mean);
      }
    }
    return mean;
  }

  private static void add(Plate painting, Plate mean) {
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < mean.pixels(); i++) {
        mean.rgb()[channel][i] += painting.rgb()[channel][i] / (Shot.FRAMES - 1);
      }
    }
  }

  private Plate painted() {
    Plate flat = flattened();
    float[] grey = blurred(flat.luma(), 1);
    float[] luma = plate.luma();
    float[] fine = blurred(luma, 1);
    float[] coarse = blurred(luma, 2.2);
    float[] form = blurred(luma, 3);
    Plate result = Plate.blank(plate.width(), plate.height());
    for (int i = 0; i < plate.pixels(); i++) {
      double dark = 255 * (fine[i] - 0.985f * coarse[i]);
      float ink = (float) (dark > 0 ? 1 : 1 + Math.tanh(0.35 * dark));
      float rim = 0.6f * Plate.clamped((float) (255 * scale * slope(form, i) / 6));
      for (int channel = 0; channel < 3; channel++) {
        float colour =
            (1 - OWN_COLOUR) * toned(grey[i], channel) + OWN_COLOUR * flat.rgb()[channel][i];
        result.rgb()[channel][i] = ink * (colour + (RIM[channel] - colour) * rim);
      }
    }
    return result;
  }

  private float[] blurred(float[] plane, double sigma) {
    return Plane.blur(plane, plate.width(), sigma * scale);
  }

  private float slope(float[] plane, int i) {
    int x = i % plate.width();
    int right = x + 1 < plate.width() ? i + 1 : i;
    int left = x > 0 ? i - 1 : i;
    return (plane[right] - plane[left]) / 2;
  }

  /** The palette's colour of a brightness: steps with soft edges. */
  private static float toned(float grey, int channel) {
    double place = Plate.clamped(grey) * (PALETTE.length - 1);
    int step = Math.min((int) place, PALETTE.length - 2);
    double share = 1 / (1 + Math.exp(-STEEP * (place - step - 0.5)));
    return (float) ((1 - share) * PALETTE[step][channel] + share * PALETTE[step + 1][channel])
        / 255;
  }

  /** Smooth inside of things, sharp between them: each pixel a line through what is around it. */
  private Plate flattened() {
    Plate result = Plate.blank(plate.width(), plate.height());
    for (int channel = 0; channel < 3; channel++) {
      float[] from = plate.rgb()[channel];
      float[] squares = new float[from.length];
      for (int i = 0; i < from.length; i++) {
        squares[i] = from[i] * from[i];
      }
      float[] mean = blurred(from, 4);
      float[] variance = blurred(squares, 4);
      for (int i = 0; i < from.length; i++) {
        float spread = Math.max(0, variance[i] - mean[i] * mean[i]);
        result.rgb()[channel][i] = mean[i] + (from[i] - mean[i]) * spread / (spread + FLATNESS);
      }
    }
    return result;
  }

  private Plate wobbling(Plate painted, Random chance) {
    double[] phases = chance.doubles(6, 0, 2 * Math.PI).toArray();
    float bright = 1 + 0.03f * (float) chance.nextGaussian();
    Plate result = Plate.blank(plate.width(), plate.height());
    for (int i = 0; i < plate.pixels(); i++) {
      int line = i / plate.width();
      double x = i % plate.width() / scale;
      double y = line / scale;
      double right = Math.sin(y / 9 + phases[0]) + Math.sin(x / 17 + y / 23 + phases[1]);
      double down = Math.sin(x / 11 + phases[2]) + Math.sin(x / 19 - y / 13 + phases[3]);
      int column = within((x + WOBBLE * right) * scale, plate.width());
      int row = within((y + WOBBLE * down) * scale, plate.height());
      double bristle = 1 + 0.04 * Math.sin((x + y) / 1.7 + 3 * Math.sin(x / 40 + phases[4]));
      for (int channel = 0; channel < 3; channel++) {
        result.rgb()[channel][i] =
            (float) (painted.rgb()[channel][row * plate.width() + column] * bright * bristle);
      }
    }
    return result;
  }

  private static int within(double place, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.round(place)));
  }
}
