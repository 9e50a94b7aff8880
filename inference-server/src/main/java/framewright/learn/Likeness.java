package framewright.learn;

import java.nio.FloatBuffer;
import java.util.Locale;

/**
 * How near what was learned comes to what was done by hand, as a person is told.
 *
 * @param value of a picture PSNR in decibels, of a repair the same where something was repaired, of
 *     a matte the share of what both have, at one half, in what either has
 */
public record Likeness(Task task, double value) {
  private static final int CHANNELS = 4;
  private static final double LEAST_ERROR = 1e-9;

  /** Of a frame that was not learned from, and what was made of it: [height, width, 4]. */
  public static Likeness of(Example unseen, FloatBuffer found) {
    return new Likeness(
        unseen.task(),
        unseen.task() == Task.MATTE ? overlap(unseen, found) : decibels(unseen, found));
  }

  private static double overlap(Example unseen, FloatBuffer found) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < unseen.pixels(); i++) {
      boolean ours = found.get(i * CHANNELS) > 0.5f;
      boolean theirs = unseen.made[0][i] > 0.5f;
      both += ours && theirs ? 1 : 0;
      either += ours || theirs ? 1 : 0;
    }
    return either == 0 ? 1 : both / (double) either;
  }

  private static double decibels(Example unseen, FloatBuffer found) {
    double squares = 0;
    long count = 0;
    for (int i = 0; i < unseen.pixels(); i++) {
      for (int channel = 0; unseen.isJudged(i) && channel < 3; channel++) {
        double error =
            unseen.light().seen(found.get(i * CHANNELS + channel)) - unseen.made[channel][i];
        squares += error * error;
        count++;
      }
    }
    return -10 * Math.log10(Math.max(squares / Math.max(1, count), LEAST_ERROR));
  }

  /** "29.8 dB", "IoU 0.950". */
  @Override
  public String toString() {
    return task == Task.MATTE
        ? String.format(Locale.ROOT, "IoU %.3f", value)
        : String.format(Locale.ROOT, "%.1f dB", value);
  }
}
