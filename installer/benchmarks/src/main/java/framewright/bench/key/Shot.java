package framewright.bench.key;

/** A plate and its truth. */
final class Shot {
  private final String name;
  private final String part;
  private final int width;
  private final boolean blue;
  private final float[] pick;
  private final float[][] plate;
  private final Key truth;

  /**
   * @param part which part of a set it belongs to, as in "proc"
   * @param blue the plate's green and blue were exchanged
   * @param pick the screen's colour as an artist would pick it
   */
  Shot(
      String name, String part, int width, boolean blue, float[] pick, float[][] plate, Key truth) {
    this.name = name;
    this.part = part;
    this.width = width;
    this.blue = blue;
    this.pick = pick;
    this.plate = plate;
    this.truth = truth;
  }

  /** The same shot, photographed otherwise. */
  Shot withPlate(float[][] other) {
    return new Shot(name, part, width, blue, pick, other, truth);
  }

  String name() {
    return name;
  }

  String part() {
    return part;
  }

  int width() {
    return width;
  }

  int height() {
    return alpha().length / width;
  }

  boolean blue() {
    return blue;
  }

  float[] pick() {
    return pick;
  }

  float[][] plate() {
    return plate;
  }

  Key truth() {
    return truth;
  }

  float[] alpha() {
    return truth.alpha();
  }

  float[][] foreground() {
    return truth.foreground();
  }

  /** A keyer's answer, or the truth: alpha and straight foreground. */
  static final class Key {
    private final float[] alpha;
    private final float[][] foreground;

    Key(float[] alpha, float[][] foreground) {
      this.alpha = alpha;
      this.foreground = foreground;
    }

    float[] alpha() {
      return alpha;
    }

    float[][] foreground() {
      return foreground;
    }
  }
}
