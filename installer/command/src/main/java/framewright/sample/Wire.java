package framewright.sample;

import java.awt.Shape;
import java.awt.geom.CubicCurve2D;

/** A wire that swings across the frame, as one that held somebody up. */
public final class Wire {
  /** Of the frame in which it hangs. */
  public static final double LINES = 360;

  /** How thick it is. */
  public static final float WIDTH = 2.5f;

  private Wire() {}

  /** Where it hangs in a frame of {@link #LINES} lines that is so wide. */
  public static Shape at(double time, double wide) {
    double sway = 50 * Math.sin(time / 9.0);
    return new CubicCurve2D.Double(
        -5, 60 + sway, wide / 3, 190 - sway, wide * 2 / 3, 210 + sway, wide + 5, 90);
  }
}
