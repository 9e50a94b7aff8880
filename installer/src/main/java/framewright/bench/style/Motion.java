package framewright.bench.style;

import framewright.bench.retime.peer.DenseInverseSearch;

/**
 * Where each pixel of one picture lies in another, in pixels: {@code from(x, y)} is {@code to(x +
 * right, y + down)}. It serves both sides of a comparison alike, so its faults favour neither.
 */
record Motion(Plane right, Plane down) {

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
