package framewright.bench.key;

/** A plate and its truth. */
final class Shot {
  private final String name;
  private final String part;
  private final int width;
  private final Screen screen;
  private final float[] pick;
  private final float[][] plate;
  private final Key truth;

  /**
   * @param part which part of a set it belongs to, as in "proc"
   * @param screen of a blue one the plate's green and blue were exchanged
   * @param pick the screen's colour as an artist would pick it
   */
  Shot(
      String name,
      String part,
      int width,
      Screen screen,
      float[] pick,
      float[][] plate,
      Key truth) {
    this.name = name;
    this.part = part;
    this.width = width;
    this.screen = screen;
    this.pick = pick;
    this.plate = plate;
    this.truth = truth;
  }

  /** The same shot, photographed otherwise. */
  Shot withPlate(float[][] other) {
    return new Shot(name, part, width, screen, pick, other, truth);
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

  /** As the plate has it: a blue one is green there. */
  Screen screenOfPlate() {
    return blue() ? Screen.GREEN : screen;
  }

  boolean blue() {
    return screen == Screen.BLUE;
  }

  /** Its colour has to be told: it is neither green nor blue. */
  boolean told() {
    return screen == Screen.WALL;
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

  /** What stands behind: of the two colours that are found, or a wall of any. */
  enum Screen {
    GREEN,
    BLUE,
    WALL
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
