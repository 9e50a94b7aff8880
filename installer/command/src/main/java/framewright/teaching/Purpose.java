package framewright.teaching;

import framewright.learn.Task;
import java.util.List;

/** What the examples are for, as far as they show it. */
final class Purpose {
  /** Who changed less than this of a frame has repaired it. */
  private static final double REPAIRED = 0.35;

  private Purpose() {}

  static Task of(List<HandMade> examples) {
    if (examples.stream().allMatch(HandMade::isGrey)) {
      return Task.MATTE;
    }
    boolean mostStays = examples.stream().allMatch(example -> example.changed() < REPAIRED);
    return mostStays ? Task.REPAIR : Task.PICTURE;
  }
}
