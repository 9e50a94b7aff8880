package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxClip;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import java.io.IOException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key in a viewer that shows an eighth, as Natron's does, beside the key in full. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class ProxyTest {
  private static final int WIDTH = 512;

  /** Its eighth has half a row. */
  private static final int HEIGHT = 324;

  private static final double EIGHTH = 1.0 / 8;

  @ParameterizedTest
  @ValueSource(doubles = {-16, 0, 16})
  void growReachesAsFarInAnEighthAndTheTopRowIsScreen(double grow) throws IOException {
    try (OfxBundle bundle = PanelShots.load(KnownHosts.natron());
        OfxInstance key =
            bundle
                .plugin("framewright.Key")
                .instance(Context.FILTER, Project.of(WIDTH, HEIGHT, Depth.FLOAT))) {
      key.updateClipPreferences();
      OfxClip clip = key.clip("Source");
      clip.connect((time, scale) -> drawn(clip, scale));
      key.param("grow").set(String.valueOf(grow));
      double inFull = covered(key, 1);
      assertTrue(Math.abs(inFull - (160 + 2 * grow) * (160 + 2 * grow)) < 1500, "grown: " + inFull);
      double inProxy = covered(key, EIGHTH);
      assertEquals(Math.sqrt(inFull), Math.sqrt(inProxy), 4, "within half a pixel of the proxy");
    }
  }

  /** How many pixels of the full picture are solid. */
  private static double covered(OfxInstance key, double scale) {
    try (RenderedImage rendered = key.render(RenderRequest.at(0).scale(scale))) {
      assertTrue(rendered.isGood(), rendered.toString());
      Image image = rendered.image().orElseThrow();
      double sum = 0;
      for (int y = 0; y < image.format().height(); y++) {
        FloatBuffer row = image.rowFromTop(y).asFloatBuffer();
        for (int x = 0; x < image.format().width(); x++) {
          sum += row.get(4 * x + 3);
          assertTrue(y > 0 || row.get(4 * x + 1) < 0.01, "the top row at " + x);
        }
      }
      return sum / scale / scale;
    }
  }

  /** A square of 160 in the middle; what lies half on it is half of it. */
  private static Image drawn(OfxClip clip, double scale) {
    int width = (int) Math.ceil(WIDTH * scale);
    int height = (int) Math.ceil(HEIGHT * scale);
    Image image =
        Image.allocate(ImageFormat.of(Rect.ofSize(width, height), clip.components(), clip.depth()));
    for (int y = 0; y < height; y++) {
      FloatBuffer row = image.rowFromTop(height - 1 - y).asFloatBuffer();
      for (int x = 0; x < width; x++) {
        float inside = within(x, WIDTH, scale) * within(y, HEIGHT, scale);
        row.put(0.1f + 0.6f * inside).put(0.6f - 0.45f * inside).put(0.12f + 0.05f * inside).put(1);
      }
    }
    return image;
  }

  /** How much of a pixel lies within the square, along one axis. */
  private static float within(int pixel, int size, double scale) {
    double from = Math.max(pixel / scale, size / 2.0 - 80);
    double to = Math.min((pixel + 1) / scale, size / 2.0 + 80);
    return (float) Math.max(0, (to - from) * scale);
  }
}
