package framewright.rendering;

/** Who is served first. */
public enum Priority {
  /** Somebody waits in front of the viewer. */
  INTERACTIVE,
  /** An export, a farm. */
  BATCH
}
