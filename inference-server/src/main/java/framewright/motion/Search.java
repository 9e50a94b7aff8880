package framewright.motion;

/**
 * A search for the motion of a pair. More exact ones bought nothing; a vote between two of
 * different sizes did, because they are wrong in different places.
 */
enum Search {
  /** Its vectors are sharp. */
  FINE(1, 1),
  /** Its patches lie across the fine one's. */
  COARSE(0.71, 2);

  private final double scale;
  private final int steps;

  Search(double scale, int steps) {
    this.scale = scale;
    this.steps = steps;
  }

  /** The size of its pictures as a share of the fine search's. */
  double scale() {
    return scale;
  }

  /**
   * Steps by which its motion is carried to another time; more do harm where motion is torn, and
   * sharp motion is torn in more places.
   */
  int steps() {
    return steps;
  }
}
