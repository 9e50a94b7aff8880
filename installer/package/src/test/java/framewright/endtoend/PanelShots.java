package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxClip;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.SavedProject;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.render.Home;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Two shots that a panel's buttons have something to find in. */
final class PanelShots {
  static final int WIDTH = 96;
  static final int HEIGHT = 80;
  static final int LAST = 23;

  /** From this frame on the green screen is lit as in most of the shot. */
  static final int STEADY = 4;

  /** The moving shot: the first frame of another texture, and one that is black. */
  static final int CUT = 8;

  static final int BLACK = 15;

  private static final Duration DECODING = Duration.ofMillis(20);

  private static final Project PROJECT = Project.of(WIDTH, HEIGHT, Depth.FLOAT).frames(0, LAST, 24);

  /** What stands in a frame of a shot. */
  private interface Shot {
    float[] at(int x, int y, double time);
  }

  private PanelShots() {}

  static float[] screen(double time) {
    float green = time < STEADY ? 0.75f : 0.5f;
    return new float[] {0.1f, green, 0.15f, 1};
  }

  static OfxBundle load(HostHabits host) throws IOException {
    return OfxBundle.load(Home.current().bundle(), host);
  }

  static OfxInstance open(OfxBundle bundle, String effect) {
    return open(bundle, effect, SavedProject.NEW);
  }

  /** With the green screen for Key, the moving shot for the others. */
  static OfxInstance open(OfxBundle bundle, String effect, SavedProject saved) {
    OfxInstance instance =
        bundle.plugin("framewright." + effect).instance(Context.FILTER, PROJECT, saved);
    instance.updateClipPreferences();
    connect(instance, effect.equals("Key") ? PanelShots::keyed : PanelShots::moving);
    return instance;
  }

  /**
   * The moving shot from a file that is slow to decode: a search of it takes more than a moment.
   */
  static void connectSlow(OfxInstance instance) {
    connect(
        instance,
        (x, y, time) -> {
          if (x == 0 && y == 0) {
            LockSupport.parkNanos(DECODING.toNanos());
          }
          return moving(x, y, time);
        });
  }

  static void press(OfxInstance instance, String button, double time) {
    instance.press(button, RenderRequest.at(time));
    assertEquals(List.of(), instance.problems(), button);
  }

  static String status(OfxInstance instance) {
    return instance.param("status").textAt(0);
  }

  private static void connect(OfxInstance instance, Shot shot) {
    OfxClip clip = instance.clip("Source");
    clip.connect((time, scale) -> drawn(clip, time, shot));
  }

  private static Image drawn(OfxClip clip, double time, Shot shot) {
    Image image =
        Image.allocate(ImageFormat.of(Rect.ofSize(WIDTH, HEIGHT), clip.components(), clip.depth()));
    int channels = clip.components() == Components.RGB ? 3 : 4;
    for (int y = 0; y < HEIGHT; y++) {
      FloatBuffer row = image.rowFromTop(y).asFloatBuffer();
      for (int x = 0; x < WIDTH; x++) {
        row.put(shot.at(x, y, time), 0, channels);
      }
    }
    return image;
  }

  private static float[] keyed(int x, int y, double time) {
    boolean inside = Math.abs(x - WIDTH / 2 - time) < 16 && Math.abs(y - HEIGHT / 2) < 20;
    if (!inside) {
      return screen(time);
    }
    // Skin, and a cloth on which the screen shines.
    return y < HEIGHT / 2 ? new float[] {0.6f, 0.35f, 0.3f, 1} : new float[] {0.45f, 0.5f, 0.4f, 1};
  }

  private static float[] moving(int x, int y, double time) {
    if (time == BLACK) {
      return new float[] {0, 0, 0, 1};
    }
    int seed = time < CUT ? 4 : 12;
    double sum = 0;
    for (int wave = 1; wave <= 6; wave++) {
      double angle = seed + 2.4 * wave;
      double along = (x - 3 * time) * Math.cos(angle) + (y - time) * Math.sin(angle);
      sum += Math.sin(along / (2.3 + 1.7 * wave) + seed * wave);
    }
    float grey = (float) (time < CUT ? 0.1 + 0.08 * sum / 6 : 0.5 + 0.4 * sum / 6);
    return new float[] {grey, 0.8f * grey, 0.1f + 0.7f * grey, 1};
  }
}
