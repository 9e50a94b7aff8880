package framewright.demo;

import framewright.learn.NetworkSize;
import framewright.learn.Task;
import framewright.sample.DancingScene;
import framewright.sample.Scene;
import framewright.sample.ValleyScene;
import framewright.sample.WiredScene;
import java.util.List;

/**
 * A sample clip of which somebody did some frames by hand.
 *
 * @param name of the pack that comes of it, and of its folder among the command's resources
 * @param made the clip as it would be if all of it were done by hand
 */
record SampleLesson(String name, Scene shot, Scene made, Task task, NetworkSize size) {
  private static final Scene VALLEY = new ValleyScene();
  private static final DancingScene DANCER = new DancingScene(VALLEY);

  /** A wire is removed. */
  static final SampleLesson WIRE =
      new SampleLesson("wire", new WiredScene(VALLEY), VALLEY, Task.REPAIR, NetworkSize.SMALL);

  /** A dancer is cut out, without a screen. */
  static final SampleLesson DANCE =
      new SampleLesson("dancer", DANCER, DANCER.matte(), Task.MATTE, NetworkSize.SMALL);

  /** The frames that are done by hand. */
  static final List<Integer> BY_HAND = List.of(1, 6, 11);

  /** The last of so many frames that was not. */
  static int unseen(int frames) {
    return BY_HAND.contains(frames - 1) ? frames - 2 : frames - 1;
  }

  /** What the pack is called among the user's models while the demo runs. */
  String packName() {
    return "framewright-demo-" + name;
  }
}
