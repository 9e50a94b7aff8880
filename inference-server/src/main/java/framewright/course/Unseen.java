package framewright.course;

import framewright.learn.Likeness;

/** How near a course came, after so many steps, to an example that it had not seen. */
public record Unseen(int frame, int steps, Likeness likeness) {

  /** "unseen frame 7: 29.8 dB". */
  @Override
  public String toString() {
    return "unseen frame " + frame + ": " + likeness;
  }
}
