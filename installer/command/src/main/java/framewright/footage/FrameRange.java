package framewright.footage;

/** Whole frames from first to last, both included. */
public record FrameRange(int first, int last) {

  public FrameRange {
    if (last < first) {
      throw new IllegalArgumentException(
          "A range ends where it begins or later, not " + first + "-" + last + ".");
    }
  }

  public int count() {
    return last - first + 1;
  }

  public boolean contains(int frame) {
    return first <= frame && frame <= last;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
