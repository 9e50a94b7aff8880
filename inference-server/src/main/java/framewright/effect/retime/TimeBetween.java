package framewright.effect.retime;

import framewright.frame.Frame;

/**
 * A time between two source frames.
 *
 * @param fraction 0 is the frame before, 1 the frame after; beyond for extrapolation
 */
record TimeBetween(Frame before, Frame after, double fraction) {
  static TimeBetween at(double time, Frame before, Frame after) {
    return new TimeBetween(before, after, (time - before.time()) / (after.time() - before.time()));
  }

  boolean whole() {
    return fraction == 0 || fraction == 1;
  }

  Frame nearest() {
    return fraction <= 0.5 ? before : after;
  }
}
