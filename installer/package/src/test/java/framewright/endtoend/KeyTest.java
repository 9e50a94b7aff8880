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
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.colour.ColourSpace;
import framewright.footage.AlphaKind;
import framewright.footage.FootageException;
import framewright.footage.FrameRange;
import framewright.footage.Picture;
import framewright.footage.PictureFormat;
import framewright.footage.PixelDepth;
import framewright.render.EffectSession;
import framewright.render.Home;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key through the real bundle and server: a warm square before a green screen. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class KeyTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final float[] SCREEN = {0.1f, 0.5f, 0.15f, 1};
  private static final float[] SQUARE = {0.6f, 0.35f, 0.3f, 1};

  @ParameterizedTest
  @MethodSource("framewright.bridge.host.habit.KnownHosts#all")
  void everyHostGetsAKey(HostHabits host) throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), host);
        OfxInstance instance = key(bundle);
        Image source = square(connected(instance));
        RenderedImage rendered = rendered(instance, source)) {
      FloatBuffer row = rendered.image().orElseThrow().rowFromTop(HEIGHT / 2).asFloatBuffer();
      assertEquals(0, row.get(4 * 2 + 3), 0.03, "the screen is empty");
      assertEquals(1, row.get(4 * WIDTH / 2 + 3), 0.03, "the square is solid");
      assertEquals(SQUARE[0], row.get(4 * WIDTH / 2), 0.05);
    }
  }

  @Test
  void whereTheHostGivesNoOtherTimesTheStatusSaysWhatIsMissed() throws IOException {
    HostHabits still = HostHabits.named("framewright.headless").temporalAccess(false).build();
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), still);
        OfxInstance instance = key(bundle)) {
      instance.param("temporal_smoothing").set("0.5");
      try (Image source = square(connected(instance))) {
        rendered(instance, source).close();
        String told = instance.param("status").textAt(2);
        assertTrue(told.contains("Smoothing is off") && told.contains("set Screen to Pick"), told);
      }
    }
  }

  @Test
  void theStatusSaysHowSureItIsThatAScreenWasFound() throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), HostHabits.complete());
        OfxInstance instance = key(bundle)) {
      OfxClip clip = connected(instance);
      try (Image screen = square(clip);
          Image bricks = drawn(clip, KeyTest::bricks)) {
        rendered(instance, screen).close();
        String told = instance.param("status").textAt(2);
        assertTrue(told.matches(".* [|] Screen green, (9\\d|100) % sure"), told);
        rendered(instance, bricks).close();
        told = instance.param("status").textAt(2);
        assertTrue(told.matches(".* is a guess, [0-3]?\\d % sure.*set Screen to Pick.*"), told);
      }
    }
  }

  @Test
  void aSmoothedClipBeginsAndEndsWithoutComplaintAndIsTheSameInAnyOrder() throws Exception {
    Picture[] inOrder = new Picture[3];
    try (EffectSession session = session()) {
      for (int frame = 0; frame < inOrder.length; frame++) {
        EffectSession.RenderedFrame rendered = session.render(frame);
        assertEquals(List.of(), rendered.report().warnings());
        inOrder[frame] = rendered.picture();
      }
    }
    try (EffectSession session = session()) {
      for (int frame : new int[] {2, 0, 1}) {
        assertEquals(inOrder[frame].pixels(), session.render(frame).picture().pixels());
      }
    }
  }

  private static OfxInstance key(OfxBundle bundle) {
    return bundle
        .plugin("framewright.Key")
        .instance(Context.FILTER, Project.of(WIDTH, HEIGHT, Depth.FLOAT));
  }

  private static OfxClip connected(OfxInstance instance) {
    instance.updateClipPreferences();
    return instance.clip("Source");
  }

  private static RenderedImage rendered(OfxInstance instance, Image source) {
    instance.clip("Source").connect((time, scale) -> source.share());
    RenderedImage rendered = instance.render(RenderRequest.at(2));
    assertTrue(rendered.isGood(), rendered.toString());
    return rendered;
  }

  /** The colour of a place. */
  private interface Paint {
    float[] at(int x, int y);
  }

  private static Image square(OfxClip clip) {
    return drawn(clip, KeyTest::colour);
  }

  private static Image drawn(OfxClip clip, Paint paint) {
    Image image =
        Image.allocate(ImageFormat.of(Rect.ofSize(WIDTH, HEIGHT), clip.components(), clip.depth()));
    int channels = clip.components() == Components.RGB ? 3 : 4;
    for (int y = 0; y < HEIGHT; y++) {
      FloatBuffer row = image.rowFromTop(y).asFloatBuffer();
      for (int x = 0; x < WIDTH; x++) {
        row.put(paint.at(x, y), 0, channels);
      }
    }
    return image;
  }

  private static float[] colour(int x, int y) {
    boolean inside = Math.abs(x - WIDTH / 2) < 12 && Math.abs(y - HEIGHT / 2) < 12;
    return inside ? SQUARE : SCREEN;
  }

  /** Red, with joints a little greener than grey. */
  private static float[] bricks(int x, int y) {
    boolean joint = y % 12 < 2 || (x + y / 12 * 10) % 20 < 2;
    return joint ? new float[] {0.15f, 0.27f, 0.12f, 1} : new float[] {0.27f, 0.07f, 0.05f, 1};
  }

  private static EffectSession session() throws FootageException {
    PictureFormat format =
        new PictureFormat(WIDTH, HEIGHT, PixelDepth.FLOAT, AlphaKind.OPAQUE, ColourSpace.SRGB);
    FrameRange range = new FrameRange(0, 2);
    Picture[] clip = new Picture[3];
    for (int frame = 0; frame < clip.length; frame++) {
      clip[frame] = drawn(format, frame);
    }
    EffectSession session = EffectSession.open("key", Home.current(), format, range, 24);
    session.connect("Source", format, range, frame -> clip[frame]);
    session.set("temporal_smoothing", "1");
    return session;
  }

  /** The square moves by a pixel a frame. */
  private static Picture drawn(PictureFormat format, int frame) throws FootageException {
    Picture picture = Picture.allocate(format);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int channel = 0; channel < 4; channel++) {
          picture.setComponent(x, y, channel, colour(x - frame, y)[channel]);
        }
      }
    }
    return picture;
  }
}
