package framewright.course;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a course is.
 *
 * @param subject what it is about, as in "a repair from frames [1, 24]"
 * @param learned so far
 * @param length all in all
 * @param loss how wrong the last steps were, on average
 * @param curve how wrong all of them were, drawn
 * @param unseen absent as long as nobody knows
 * @param failure why it stopped, and what to do; empty unless it failed
 */
public record CourseNote(
    String name,
    State state,
    String subject,
    Duration learned,
    Duration length,
    int steps,
    float loss,
    String curve,
    Optional<Unseen> unseen,
    String failure) {
  /** Where a course is in its life. */
  public enum State {
    /** Another one is being learned. */
    WAITING,
    LEARNING,
    PAUSED,
    /** Its time is up. */
    LEARNED,
    FAILED
  }

  /** For a status line. */
  public String sentence() {
    return switch (state) {
      case WAITING -> "%s waits for its turn to learn %s.".formatted(name, subject);
      case LEARNING -> "%s learns %s: %s, %s left.".formatted(name, subject, score(), left());
      case PAUSED ->
          "%s is paused: %s, %s left. Continue goes on.".formatted(name, score(), left());
      case LEARNED -> "%s has learned %s: %s.".formatted(name, subject, score());
      case FAILED -> failure;
    };
  }

  /** How much of its time has passed, 0 to 1. */
  public double fraction() {
    return length.isZero() ? 0 : Math.min(1, learned.toMillis() / (double) length.toMillis());
  }

  /** How much it has learned, and how well. */
  public String score() {
    return String.format(Locale.ROOT, "%s, %d steps, loss %.4f", time(learned), steps, loss)
        + (curve.isEmpty() ? "" : " " + curve)
        + unseen.map(judged -> ", " + judged).orElse("");
  }

  private String left() {
    Duration left = length.minus(learned);
    return time(left.isNegative() ? Duration.ZERO : left);
  }

  private static String time(Duration time) {
    return time.toMinutes() == 0
        ? time.toSeconds() + " s"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
