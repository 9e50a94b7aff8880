package framewright.learn;

import java.nio.FloatBuffer;
import java.util.Random;

/**
 * A square of an example, a little turned and enlarged and of a little other colour, so that the
 * network learns what was done and not where. What it shows beyond the picture repeats the border,
 * as when the network is applied, and does not count.
 */
final class Crop {
  static final int SIDE = 120;

  /** The network guesses what lies beyond a crop: so near to its border nothing counts. */
  private static final int MARGIN = 8;

  private static final int BEYOND = 16;
  private static final double TURN = Math.toRadians(3.6);
  private static final double ENLARGE = Math.log(1.07);
  private static final double BRIGHTEN = 0.075;
  private static final double TINT = 0.018;
  private static final double LIFT = 0.012;
  private static final double NOISE = 0.01;

  private final Example example;
  private final Random chance;
  private final double cosine;
  private final double sine;
  private final double left;
  private final double top;

  Crop(Example example, Random chance) {
    this.example = example;
    this.chance = chance;
    double scale = Math.exp(spread(ENLARGE));
    double angle = spread(TURN);
    cosine = Math.cos(angle) / scale;
    sine = Math.sin(angle) / scale;
    int[] place = example.place(chance);
    double half = SIDE / 2.0;
    left = within(place[0] + spread(half / 2), example.width) - (cosine - sine) * half;
    top = within(place[1] + spread(half / 2), example.height) - (sine + cosine) * half;
  }

  private double spread(double most) {
    return (2 * chance.nextDouble() - 1) * most;
  }

  /** The centre of a crop that looks little beyond the picture. */
  private static double within(double centre, int size) {
    double least = SIDE / 2.0 - BEYOND;
    double most = size - least;
    return most < least ? size / 2.0 : Math.max(least, Math.min(most, centre));
  }

  /** Writes planes of SIDE x SIDE each, from the buffers' positions on. */
  void write(FloatBuffer source, FloatBuffer aim, FloatBuffer weights, boolean keepsColour) {
    float brightness = (float) Math.exp(spread(BRIGHTEN));
    float lift = (float) spread(LIFT);
    float noise = (float) (NOISE * chance.nextDouble());
    for (int channel = 0; channel < 3; channel++) {
      float gain = brightness * (float) Math.exp(spread(TINT));
      plane(example.source[channel], source, gain, lift, noise);
      if (channel < example.made.length) {
        plane(example.made[channel], aim, keepsColour ? gain : 1, keepsColour ? lift : 0, 0);
      }
    }
    weights(weights);
  }

  private void plane(float[] from, FloatBuffer to, float gain, float lift, float noise) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float value = sampled(from, sourceX(x, y), sourceY(x, y)) * gain + lift;
        to.put(noise > 0 ? value + noise * (float) chance.nextGaussian() : value);
      }
    }
  }

  private double sourceX(int x, int y) {
    return left + cosine * (x + 0.5) - sine * (y + 0.5) - 0.5;
  }

  private double sourceY(int x, int y) {
    return top + sine * (x + 0.5) + cosine * (y + 0.5) - 0.5;
  }

  private void weights(FloatBuffer to) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int nearestX = (int) Math.round(sourceX(x, y));
        int nearestY = (int) Math.round(sourceY(x, y));
        boolean inside =
            nearestX >= 0 && nearestY >= 0 && nearestX < example.width && nearestY < example.height;
        boolean inner = Math.min(x, y) >= MARGIN && Math.max(x, y) < SIDE - MARGIN;
        to.put(inside && inner ? example.counts(nearestY * example.width + nearestX) : 0);
      }
    }
  }

  /** Between four pixels by straight lines. */
  private float sampled(float[] plane, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    float right = (float) (x - column);
    float below = (float) (y - row);
    float above = mix(at(plane, column, row), at(plane, column + 1, row), right);
    return mix(
        above, mix(at(plane, column, row + 1), at(plane, column + 1, row + 1), right), below);
  }

  private float at(float[] plane, int column, int row) {
    int x = Math.max(0, Math.min(example.width - 1, column));
    int y = Math.max(0, Math.min(example.height - 1, row));
    return plane[y * example.width + x];
  }

  private static float mix(float from, float to, float amount) {
    return from + (to - from) * amount;
  }
}
