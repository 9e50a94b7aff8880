package framewright.learn;

import java.nio.FloatBuffer;
import java.util.Random;

/**
 * A square of an example, a little turned and enlarged and of a little other colour, so that the
 * network learns what was done and not where. What it shows beyond the picture repeats the border,
 * as when the network is applied, and does not count.
 */
final class Crop {
  static final int SIDE = 160;

  /** The network guesses what lies beyond a crop: so near to its border nothing counts. */
  private static final int MARGIN = 8;

  private static final int BEYOND = 16;

  /**
   * So many crops are neither turned nor enlarged and show the pixels as they are: between pixels a
   * picture is soft, and from soft hair alone nobody learns what single hairs look like. Of a
   * picture and a repair they keep their colours, too: what depends on an exact one is learned from
   * nothing else.
   */
  private static final double SHARP = 0.5;

  private static final double TURN = Math.toRadians(7.2);
  private static final double ENLARGE = Math.log(1.14);
  private static final double BRIGHTEN = 0.25;
  private static final double TINT = 0.06;
  private static final double LIFT = 0.04;

  /** So little of that for a picture or a repair, which has to come out as it is. */
  private static final double SLIGHT_TURN = 0.5;

  private static final double SLIGHT_TINT = 0.3;
  private static final double NOISE = 0.01;

  private final Example example;
  private final Variation variation;
  private final Random chance;
  private final boolean isExact;
  private final boolean isMirrored;
  private final double cosine;
  private final double sine;
  private final double left;
  private final double top;

  Crop(Example example, Variation variation, Random chance) {
    this.example = example;
    this.variation = variation;
    this.chance = chance;
    boolean isSharp = chance.nextDouble() < SHARP || variation.amount() == 0;
    isMirrored = variation.flips() && chance.nextBoolean();
    isExact = isSharp && example.task() != Task.MATTE;
    double scale = isSharp ? 1 : Math.exp(varied(ENLARGE, SLIGHT_TURN));
    double angle = isSharp ? 0 : varied(TURN, SLIGHT_TURN);
    cosine = Math.cos(angle) / scale;
    sine = Math.sin(angle) / scale;
    int[] place = example.place(chance);
    double half = SIDE / 2.0;
    double centre = within(place[0] + spread(half / 2), example.width);
    double middle = within(place[1] + spread(half / 2), example.height);
    left = begin(centre - (cosine - sine) * half, isSharp);
    top = begin(middle - (sine + cosine) * half, isSharp);
  }

  private static double begin(double place, boolean isSharp) {
    return isSharp ? Math.rint(place) : place;
  }

  private double spread(double most) {
    return (2 * chance.nextDouble() - 1) * most;
  }

  private double varied(double most, double slight) {
    double share = example.task() == Task.MATTE ? 1 : slight;
    return spread(most * share * variation.amount());
  }

  /** The centre of a crop that looks little beyond the picture. */
  private static double within(double centre, int size) {
    double least = SIDE / 2.0 - BEYOND;
    double most = size - least;
    return most < least ? size / 2.0 : Math.max(least, Math.min(most, centre));
  }

  /** Writes planes of SIDE x SIDE each, from the buffers' positions on. */
  void write(FloatBuffer source, FloatBuffer aim, FloatBuffer weights, boolean keepsColour) {
    Tint tint = tint();
    Grain grain = new Grain(chance.nextLong());
    Corners corners = new Corners();
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      corners.moveTo(pixel);
      for (int channel = 0; channel < 3; channel++) {
        float seen = tint.of(channel, corners.mixed(example.source[channel]));
        put(source, channel, pixel, seen + tint.noise * grain.next());
        if (channel < example.made.length) {
          float made = corners.mixed(example.made[channel]);
          put(aim, channel, pixel, keepsColour ? tint.of(channel, made) : made);
        }
      }
      put(weights, 0, pixel, corners.count(pixel));
    }
    source.position(source.position() + 3 * SIDE * SIDE);
    aim.position(aim.position() + example.made.length * SIDE * SIDE);
    weights.position(weights.position() + SIDE * SIDE);
  }

  private Tint tint() {
    Tint tint = new Tint();
    if (isExact) {
      return tint;
    }
    float brightness = (float) Math.exp(varied(BRIGHTEN, SLIGHT_TINT));
    for (int channel = 0; channel < tint.gains.length; channel++) {
      tint.gains[channel] = brightness * (float) Math.exp(varied(TINT, SLIGHT_TINT));
    }
    tint.lift = (float) varied(LIFT, SLIGHT_TINT);
    tint.noise = (float) (NOISE * variation.amount() * chance.nextDouble());
    return tint;
  }

  /** How a crop's colours are changed: not at all, to begin with. */
  private static final class Tint {
    private final float[] gains = {1, 1, 1};
    private float lift;
    private float noise;

    float of(int channel, float value) {
      return value * gains[channel] + lift;
    }
  }

  private static void put(FloatBuffer planes, int channel, int pixel, float value) {
    planes.put(planes.position() + channel * SIDE * SIDE + pixel, value);
  }

  /** Four pixels of the example around a place, and how much of each a pixel of the crop takes. */
  private final class Corners {
    private double x;
    private double y;
    private int above;
    private int below;
    private int before;
    private int after;
    private float right;
    private float down;

    void moveTo(int pixel) {
      int line = pixel / SIDE;
      int place = pixel % SIDE;
      double across = (isMirrored ? SIDE - 1 - place : place) + 0.5;
      double under = line + 0.5;
      x = left + cosine * across - sine * under - 0.5;
      y = top + sine * across + cosine * under - 0.5;
      int column = (int) Math.floor(x);
      int row = (int) Math.floor(y);
      right = (float) (x - column);
      down = (float) (y - row);
      before = inside(column, example.width);
      after = inside(column + 1, example.width);
      above = inside(row, example.height) * example.width;
      below = inside(row + 1, example.height) * example.width;
    }

    float mixed(float[] plane) {
      float upper = mix(plane[above + before], plane[above + after], right);
      return mix(upper, mix(plane[below + before], plane[below + after], right), down);
    }

    /** How much of the pixel is learned: nothing beyond the picture or near the crop's border. */
    float count(int pixel) {
      int nearestX = (int) Math.round(x);
      int nearestY = (int) Math.round(y);
      int inwards = Math.min(Math.min(pixel % SIDE, pixel / SIDE), SIDE - 1 - pixel % SIDE);
      boolean inner = Math.min(inwards, SIDE - 1 - pixel / SIDE) >= MARGIN;
      boolean shown =
          nearestX >= 0 && nearestY >= 0 && nearestX < example.width && nearestY < example.height;
      return inner && shown ? example.counts(nearestY * example.width + nearestX) : 0;
    }
  }

  private static int inside(int place, int size) {
    return Math.max(0, Math.min(size - 1, place));
  }

  private static float mix(float from, float to, float amount) {
    return from + (to - from) * amount;
  }

  /** Noise about 0 with a spread of 1, much faster than Java's: a sum of three even draws. */
  private static final class Grain {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final float ONE = 1f / (1 << 20);

    private long state;

    Grain(long seed) {
      state = seed;
    }

    float next() {
      state = state * MULTIPLIER + 1442695040888963407L;
      long bits = state >>> 4;
      long sum = (bits & 0xfffff) + (bits >>> 20 & 0xfffff) + (bits >>> 40);
      return 2 * (sum * ONE - 1.5f);
    }
  }
}
