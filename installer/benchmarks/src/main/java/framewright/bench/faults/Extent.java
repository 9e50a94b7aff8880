package framewright.bench.faults;

/** How often a fault is made to happen. */
public enum Extent {
  /** A few minutes over all, for every run of the tests. */
  BRIEF,
  /** As often as the figures of the README say. */
  FULL;

  /** One number or the other. */
  public int times(int brief, int full) {
    return this == BRIEF ? brief : full;
  }
}
