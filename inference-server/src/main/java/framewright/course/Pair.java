package framewright.course;

import framewright.learn.Example;
import framewright.learn.Light;
import framewright.learn.Task;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * One frame of a shot beside what was made of it by hand: RGBA pixels of one size.
 *
 * @param linear in proportion to the light of the scene, and not as it is shown
 */
public record Pair(
    int frame, int width, int height, boolean linear, FloatBuffer source, FloatBuffer made) {
  private static final int CHANNELS = 4;
  private static final float NOTICED = 1 / 255f;

  /** Who changed less than this of a frame has repaired it. */
  private static final double REPAIRED = 0.35;

  /** What several are for together, when each looks like these. */
  public static Task together(List<Task> tasks) {
    return tasks.stream().distinct().count() == 1 ? tasks.get(0) : Task.PICTURE;
  }

  /** What it is an example of, as far as it shows. */
  public Task looksLike() {
    if (isGrey()) {
      return Task.MATTE;
    }
    return changed() < REPAIRED ? Task.REPAIR : Task.PICTURE;
  }

  /** The share of pixels that differ by more than the last step of eight bits. */
  public double changed() {
    int changed = 0;
    for (int pixel = 0; pixel < width * height; pixel++) {
      changed += differs(pixel * CHANNELS) ? 1 : 0;
    }
    return changed / (double) (width * height);
  }

  private boolean differs(int at) {
    for (int i = at; i < at + CHANNELS - 1; i++) {
      if (Math.abs(source.get(i) - made.get(i)) > 2 * NOTICED) {
        return true;
      }
    }
    return false;
  }

  /** Is what was made black, white and grey? */
  private boolean isGrey() {
    for (int i = 0; i < width * height * CHANNELS; i += CHANNELS) {
      if (Math.abs(made.get(i) - made.get(i + 1)) > NOTICED
          || Math.abs(made.get(i) - made.get(i + 2)) > NOTICED) {
        return false;
      }
    }
    return true;
  }

  /** What is learned of it. */
  public Shown shownFor(Task task) {
    Light light = linear ? Light.SCENE : Light.SHOWN;
    return new Shown(frame, new Example(width, height, source, made, task, light));
  }
}
