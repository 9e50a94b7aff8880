package framewright.bench.style;

import framewright.bench.retime.peer.DenseInverseSearch;

/**
 * Where each pixel of one picture lies in another, in pixels: {@code from(x, y)} is {@code to(x +
 * right, y + down)}. It serves both sides of a comparison alike, so its faults favour neither.
 */
record Motion(Plane right, Plane down) {
  private static final float BETTER = 1.5f / 255;
  private static final int AROUND = 3;

  static Motion between(Plane from, Plane to) {
    float[] flow =
        DenseInverseSearch.fastFlow(from.values(), to.values(), from.width(), from.height());
    Motion motion =
        new Motion(
            Plane.blank(from.width(), from.height()), Plane.blank(from.width(), from.height()));
    for (int i = 0; i < from.values().length; i++) {
      motion.right.values()[i] = flow[2 * i];
      motion.down.values()[i] = flow[2 * i + 1];
    }
    return motion;
  }

  /**
   * The same, but where it explains a pixel no better than standing still, the pixel stands still:
   * on a plain wall any motion would do, and it would move what a look lays there.
   */
  static Motion betweenOrStill(Plane from, Plane to) {
    Motion motion = between(from, to);
    motion.standStill(from, to);
    return motion;
  }

  private void standStill(Plane from, Plane to) {
    float[] still = from.difference(to).blurred(AROUND).values();
    float[] moved = from.difference(carried(to)).blurred(AROUND).values();
    for (int i = 0; i < still.length; i++) {
      if (still[i] <= moved[i] + BETTER) {
        right.values()[i] = 0;
        down.values()[i] = 0;
      }
    }
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
}
