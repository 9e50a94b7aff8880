package framewright.bench.style;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each pixel of one picture lies in another, in pixels: {@code from(x, y)} is {@code to(x +
 * right, y + down)}. Least squares over small squares, coarse to fine. It serves both sides of a
 * comparison alike, so its faults do not favour either.
 */
record Motion(Plane right, Plane down) {
  private static final int COARSEST_SIDE = 12;
  private static final int STEPS_PER_LEVEL = 5;
  private static final int WINDOW_RADIUS = 3;
  private static final float CALM = 2e-5f;
  private static final float LONGEST_STEP = 1.5f;

  static Motion between(Plane from, Plane to) {
    List<Plane> fromLevels = levels(from);
    List<Plane> toLevels = levels(to);
    Plane coarsest = fromLevels.get(fromLevels.size() - 1);
    Motion motion =
        new Motion(
            Plane.blank(coarsest.width(), coarsest.height()),
            Plane.blank(coarsest.width(), coarsest.height()));
    for (int level = fromLevels.size() - 1; level >= 0; level--) {
      Plane here = fromLevels.get(level);
      motion = motion.grown(here.width(), here.height());
      for (int step = 0; step < STEPS_PER_LEVEL; step++) {
        motion = motion.improved(here, toLevels.get(level));
      }
    }
    return motion;
  }

  /** The other picture brought to where this motion says it came from. */
  Plane carried(Plane to) {
    Plane result = Plane.blank(to.width(), to.height());
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        result.values()[y * to.width() + x] = to.at(x + right.at(x, y), y + down.at(x, y));
      }
    }
    return result;
  }

  private static List<Plane> levels(Plane picture) {
    List<Plane> levels = new ArrayList<>(List.of(picture));
    Plane last = picture;
    while (Math.min(last.width(), last.height()) >= 2 * COARSEST_SIDE) {
      last = last.halved();
      levels.add(last);
    }
    return levels;
  }

  private Motion grown(int width, int height) {
    return new Motion(
        right.resized(width, height, (float) width / right.width()),
        down.resized(width, height, (float) height / down.height()));
  }

  private Motion improved(Plane from, Plane to) {
    Plane carried = carried(to);
    int width = from.width();
    int height = from.height();
    Plane[] sums = new Plane[5];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Plane.blank(width, height);
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float across = (carried.at(x + 1, y) - carried.at(x - 1, y)) / 2;
        float along = (carried.at(x, y + 1) - carried.at(x, y - 1)) / 2;
        float error = from.at(x, y) - carried.at(x, y);
        float[] products = {
          across * across, across * along, along * along, across * error, along * error
        };
        for (int i = 0; i < sums.length; i++) {
          sums[i].values()[y * width + x] = products[i];
        }
      }
    }
    return stepped(sums);
  }

  /** One step of least squares at every pixel, then a light smoothing. */
  private Motion stepped(Plane[] products) {
    float[][] sums = new float[products.length][];
    for (int i = 0; i < products.length; i++) {
      sums[i] = products[i].smoothed(WINDOW_RADIUS).values();
    }
    Plane newRight = Plane.blank(right.width(), right.height());
    Plane newDown = Plane.blank(right.width(), right.height());
    for (int i = 0; i < sums[0].length; i++) {
      float a = sums[0][i] + CALM;
      float c = sums[2][i] + CALM;
      float determinant = a * c - sums[1][i] * sums[1][i];
      newRight.values()[i] =
          right.values()[i] + bounded((c * sums[3][i] - sums[1][i] * sums[4][i]) / determinant);
      newDown.values()[i] =
          down.values()[i] + bounded((a * sums[4][i] - sums[1][i] * sums[3][i]) / determinant);
    }
    return new Motion(newRight.smoothed(1), newDown.smoothed(1));
  }

  private static float bounded(float step) {
    return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
  }
}
