package framewright.learn;

/**
 * What numbers of a picture mean, and how a network sees them: between 0 and 1, in steps that look
 * alike. The graphs of the recipe {@code training/learn} do the same.
 */
public enum Light {
  /** As it is shown: sRGB, Rec.709, a camera's log. */
  SHOWN(0, 1),
  /** In proportion to the light of the scene, with no upper end. */
  SCENE(60, 16);

  private final double bend;
  private final double brightest;

  Light(double bend, double brightest) {
    this.bend = bend;
    this.brightest = brightest;
  }

  /** What is not told from brighter. */
  double brightest() {
    return brightest;
  }

  /** What the graphs call it. */
  float bend() {
    return (float) bend;
  }

  float seen(float value) {
    double seen =
        bend == 0 ? value : Math.log1p(bend * Math.max(0, value)) / Math.log1p(bend * brightest);
    return (float) Math.max(0, Math.min(1, seen));
  }

  /** The number of what was seen. */
  float told(float seen) {
    return bend == 0 ? seen : (float) (Math.expm1(seen * Math.log1p(bend * brightest)) / bend);
  }
}
