package framewright.motion.shared;

import java.util.List;

/**
 * One of several motions for each pixel of a picture, or its own: the one that costs least there
 * and on the ways that lead there from four sides, where each step from one motion to another costs
 * too. So a pixel for which two are as good has that of what lies around it.
 */
final class Labelling {
  /** Most that a pixel can say against a motion; encoded luma. */
  private static final float LOUDEST = 0.1f;

  private static final float STEP = 0.15f;

  private final int width;
  private final int height;
  private final List<SharedMotions.Vector> motions;
  private final float[][] costs;
  private final float[] own;
  private final int ownLabel;

  /** For each pixel the motions that its own is, one bit each. */
  private final int[] near;

  private final float[][] sums;

  /**
   * @param costs of each motion for each pixel, and last those of its own
   * @param own the pixels' own motions, across and down
   */
  Labelling(
      int width, int height, List<SharedMotions.Vector> motions, float[][] costs, float[] own) {
    this.width = width;
    this.height = height;
    this.motions = motions;
    this.costs = costs;
    this.own = own;
    this.ownLabel = motions.size();
    this.near = near();
    this.sums = new float[costs.length][width * height];
  }

  /** For each pixel the number of a motion, or how many there are where it keeps its own. */
  int[] labels() {
    for (int row = 0; row < height; row++) {
      walk(row * width, 1, width);
      walk(row * width + width - 1, -1, width);
    }
    for (int column = 0; column < width; column++) {
      walk(column, width, height);
      walk((height - 1) * width + column, -width, height);
    }
    int[] labels = new int[width * height];
    for (int pixel = 0; pixel < labels.length; pixel++) {
      labels[pixel] = cheapest(pixel);
    }
    return labels;
  }

  /** From a pixel so many steps: adds for each what the way there has cost. */
  private void walk(int start, int step, int steps) {
    float[] before = new float[costs.length];
    float[] way = new float[costs.length];
    int last = start;
    for (int taken = 0; taken < steps; taken++) {
      int pixel = start + taken * step;
      float least = least(before);
      for (int label = 0; label < way.length; label++) {
        way[label] =
            Math.min(cheapestStep(before, last, pixel, label) - least, STEP)
                + Math.min(costs[label][pixel], LOUDEST);
        sums[label][pixel] += way[label];
      }
      float[] other = before;
      before = way;
      way = other;
      last = pixel;
    }
  }

  private int[] near() {
    int[] near = new int[width * height];
    for (int pixel = 0; pixel < near.length; pixel++) {
      for (int motion = 0; motion < ownLabel; motion++) {
        near[pixel] |= motions.get(motion).isNear(own, pixel) ? 1 << motion : 0;
      }
    }
    return near;
  }

  /** The least of the ways to the last pixel that ended with the same motion. */
  private float cheapestStep(float[] before, int last, int pixel, int label) {
    if (label < ownLabel) {
      boolean isOwn = (near[last] >> label & 1) == 1;
      return isOwn ? Math.min(before[label], before[ownLabel]) : before[label];
    }
    float cheapest = isSmooth(last, pixel) ? before[ownLabel] : Float.MAX_VALUE;
    for (int bits = near[pixel]; bits != 0; bits &= bits - 1) {
      cheapest = Math.min(cheapest, before[Integer.numberOfTrailingZeros(bits)]);
    }
    return cheapest;
  }

  private boolean isSmooth(int one, int other) {
    return Math.abs(own[2 * one] - own[2 * other]) < SharedMotions.ALIKE
        && Math.abs(own[2 * one + 1] - own[2 * other + 1]) < SharedMotions.ALIKE;
  }

  private static float least(float[] numbers) {
    float least = Float.MAX_VALUE;
    for (float number : numbers) {
      least = Math.min(least, number);
    }
    return least;
  }

  /** Its own where others cost as much. */
  private int cheapest(int pixel) {
    int cheapest = ownLabel;
    for (int label = 0; label < ownLabel; label++) {
      if (sums[label][pixel] < sums[cheapest][pixel]) {
        cheapest = label;
      }
    }
    return cheapest;
  }
}
