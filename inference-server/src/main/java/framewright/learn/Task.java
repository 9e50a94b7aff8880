package framewright.learn;

/** What is made of a frame. */
public enum Task {
  /** Another picture throughout: a painted look, a grade, a relight. */
  PICTURE(3, "makes the picture that was painted"),
  /** The same picture, but for some places: something removed or put right. */
  REPAIR(3, "repairs what was repaired, and leaves the rest"),
  /** How much of each pixel belongs to the subject: a grey picture. */
  MATTE(1, "draws the matte that was drawn");

  private final int channels;
  private final String purpose;

  Task(int channels, String purpose) {
    this.channels = channels;
    this.purpose = purpose;
  }

  int channels() {
    return channels;
  }

  /**
   * Does a course of it begin with weights that have learned to learn such? Looks are too various.
   */
  boolean hasStart() {
    return this != PICTURE;
  }

  /** The end of a sentence about a model of it. */
  String purpose() {
    return purpose;
  }
}
