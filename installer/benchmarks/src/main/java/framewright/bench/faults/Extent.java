package framewright.bench.faults;

/** How often a fault is made to happen. */
enum Extent {
  /** A few minutes over all, for every run of the tests. */
  BRIEF,
  /** As often as the figures of the README say. */
  FULL;

  int times(int brief, int full) {
    return this == BRIEF ? brief : full;
  }
}
