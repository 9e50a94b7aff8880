package framewright.bench.learn;

import framewright.learn.Example;
import framewright.learn.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shot, and what somebody would have done by hand to every frame of it.
 *
 * @param foretold the best that can be said of the truth before it is seen, where the hand never
 *     does the same twice
 */
record Shot(String name, Task task, Clip source, Clip truth, Optional<Clip> foretold) {
  static final int FRAMES = 60;
  private static final int BETWEEN_JUDGED = 5;
  private static final int FAR = 8;
  private static final int STEADY = 8;

  Shot(String name, Task task, Clip source, Clip truth) {
    this(name, task, source, truth, Optional.empty());
  }

  /** So many frames that are spread over the shot. */
  static List<Integer> spread(int examples) {
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < examples; i++) {
      frames.add(FRAMES * (2 * i + 1) / (2 * examples));
    }
    return frames;
  }

  /** The frames by which a course is judged: none was learned from. */
  static List<Integer> judged(List<Integer> examples) {
    List<Integer> frames = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame += BETWEEN_JUDGED) {
      if (!examples.contains(frame)) {
        frames.add(frame);
      }
    }
    return frames;
  }

  /** Of these, the ones that are far from every example. */
  static List<Integer> far(List<Integer> frames, List<Integer> examples) {
    return frames.stream()
        .filter(frame -> Math.abs(frame - nearest(frame, examples)) >= FAR)
        .toList();
  }

  static int nearest(int frame, List<Integer> examples) {
    int nearest = examples.get(0);
    for (int example : examples) {
      nearest = Math.abs(frame - example) < Math.abs(frame - nearest) ? example : nearest;
    }
    return nearest;
  }

  /** Frames in a row, as far from the middle example as they can be. */
  static List<Integer> inARow() {
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < STEADY; i++) {
      frames.add(FRAMES / 3 - STEADY / 2 + i);
    }
    return frames;
  }

  Example example(int frame) throws Exception {
    Plate from = source.frame(frame);
    return new Example(from.width(), from.height(), from.rgba(), truth.frame(frame).rgba(), task);
  }
}
