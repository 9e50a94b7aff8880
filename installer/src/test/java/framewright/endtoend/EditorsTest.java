package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.Components;
import framewright.bridge.host.Context;
import framewright.bridge.host.Depth;
import framewright.bridge.host.HostTraits;
import framewright.bridge.host.Image;
import framewright.bridge.host.ImageFormat;
import framewright.bridge.host.KnownHosts;
import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.Rect;
import framewright.bridge.host.RenderOutcome;
import framewright.bridge.host.RenderRequest;
import framewright.render.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What Kdenlive, Shotcut and Natron make of a key, in hosts with their habits. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class EditorsTest {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 128;
  private static final double[] SCREEN = {0.15, 0.6, 0.2};
  private static final double[] DISC = {0.5, 0.3, 0.25};

  @Test
  void aKeyOverWhiteHasNoDarkFringe() throws IOException {
    double straight = overWhite(KnownHosts.mlt());
    HostTraits follows = HostTraits.named("MLT").temporalAccess(false).build();
    double multiplied = overWhite(follows);
    System.out.printf("over white: straight %.1f dB, multiplied %.1f dB%n", straight, multiplied);
    assertTrue(straight > multiplied + 3, straight + " dB against " + multiplied);
    assertTrue(straight > 38, straight + " dB");
  }

  /** Likeness to the truth, in decibels, of what a host shows that takes all for straight. */
  private static double overWhite(HostTraits host) throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), host);
        OfxInstance instance = key(bundle);
        Image plate = disc();
        RenderOutcome outcome = rendered(instance, plate)) {
      double error = 0;
      for (int y = 0; y < HEIGHT; y++) {
        ByteBuffer row = outcome.image().orElseThrow().rowFromTop(y);
        for (int x = 0; x < WIDTH; x++) {
          double alpha = (row.get(4 * x + 3) & 255) / 255.0;
          for (int c = 0; c < 3; c++) {
            double shown = (row.get(4 * x + c) & 255) / 255.0 * alpha + 1 - alpha;
            double truth = DISC[c] * cover(x, y) + 1 - cover(x, y);
            error += (shown - truth) * (shown - truth);
          }
        }
      }
      return -10 * Math.log10(error / (3.0 * WIDTH * HEIGHT));
    }
  }

  @Test
  void aMaskOfColourWithoutAlphaHoldsInNatron() throws IOException {
    Project project = Project.of(WIDTH, HEIGHT, Depth.BYTE).with(Components.RGB);
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance instance = bundle.plugin("framewright.Key").instance(Context.GENERAL, project);
        Image plate = picture(Components.RGB, EditorsTest::mixed);
        Image white = picture(Components.RGB, (x, y, c) -> 1)) {
      instance.param("view").set("matte");
      instance.updateClipPreferences();
      instance.clip("Inside").connect((time, scale) -> white.share());
      try (RenderOutcome outcome = rendered(instance, plate)) {
        ByteBuffer row = outcome.image().orElseThrow().rowFromTop(2);
        assertEquals(255, row.get(8) & 255, "held by the mask");
      }
    }
  }

  private static OfxInstance key(OfxBundle bundle) {
    return bundle
        .plugin("framewright.Key")
        .instance(Context.FILTER, Project.of(WIDTH, HEIGHT, Depth.BYTE));
  }

  private static RenderOutcome rendered(OfxInstance instance, Image plate) {
    instance.clip("Source").connect((time, scale) -> plate.share());
    RenderOutcome outcome = instance.render(RenderRequest.at(2));
    assertTrue(outcome.isGood(), outcome.toString());
    return outcome;
  }

  private static Image disc() {
    return picture(Components.RGBA, (x, y, c) -> c == 3 ? 1 : mixed(x, y, c));
  }

  private static double mixed(int x, int y, int c) {
    return DISC[c] * cover(x, y) + SCREEN[c] * (1 - cover(x, y));
  }

  /** Of a disc with an edge eight pixels wide. */
  private static double cover(int x, int y) {
    double distance = Math.hypot(x + 0.5 - WIDTH / 2.0, y + 0.5 - HEIGHT / 2.0);
    return Math.max(0, Math.min(1, (HEIGHT / 3.0 - distance) / 8 + 0.5));
  }

  private interface Drawn {
    double at(int x, int y, int channel);
  }

  private static Image picture(Components components, Drawn drawn) {
    Image image =
        Image.allocate(ImageFormat.of(Rect.ofSize(WIDTH, HEIGHT), components, Depth.BYTE));
    int channels = components == Components.RGB ? 3 : 4;
    for (int y = 0; y < HEIGHT; y++) {
      ByteBuffer row = image.rowFromTop(y);
      for (int i = 0; i < WIDTH * channels; i++) {
        row.put((byte) Math.round(255 * drawn.at(i / channels, y, i % channels)));
      }
    }
    return image;
  }
}
