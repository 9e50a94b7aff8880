package framewright.learn;

/** Larger ones learn more, more slowly, and take longer for a frame. */
public enum NetworkSize {
  SMALL,
  MEDIUM,
  LARGE
}
