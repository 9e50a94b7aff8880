package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxClip;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Components;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.render.Home;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learn as an artist uses it: by its buttons, on a shot of which two frames were done by hand. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
@Timeout(120)
class LearnTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 80;
  private static final Project PROJECT = Project.of(WIDTH, HEIGHT, Depth.FLOAT).frames(0, 9, 24);
  private static final List<Integer> BY_HAND = List.of(2, 7);

  static List<HostHabits> hosts() {
    return List.of(KnownHosts.natron(), KnownHosts.resolve());
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void theShotFollowsWhatWasDoneByHandToTwoFrames(HostHabits host) throws Exception {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), host);
        OfxInstance learn = open(bundle)) {
      learn.param("size").set("small");
      press(learn, "learn", 0);
      String name = learn.param("name").textAt(0);
      assertTrue(name.matches("learned-[a-z0-9]{5}"), name);
      assertTrue(status(learn).contains("[2, 7]"), status(learn));
      try {
        double seen = learn.param("seen").valueAt(0).number();
        awaitProgress(learn, LearnTest::hasLearnedEnough);
        press(learn, "pause", 0);
        assertTrue(learn.param("seen").valueAt(0).number() > seen, "the host renders anew");
        double untouched = distance(picture(4, false), picture(4, true));
        float[] found = rendered(learn, 4);
        assertTrue(distance(found, picture(4, true)) < 0.8 * untouched);
        press(learn, "keep_version", 4);
        assertTrue(learn.param("version").textAt(0).matches("[0-9a-f]{12}"));
        assertEquals(0, distance(found, rendered(learn, 4)));
        learn.param("temporal_hold").set(1);
        float[] held = rendered(learn, 4);
        assertNotEquals(0, distance(found, held), "the frames before are mixed in");
        rendered(learn, 9);
        assertEquals(0, distance(held, rendered(learn, 4)), "in any order");
      } finally {
        press(learn, "forget", 0);
      }
      assertEquals("", learn.param("name").textAt(0));
    }
  }

  /** Which makes an instance for each frame, and tells an effect of no button. */
  @Test
  void whatWasLearnedElsewhereRendersInMltByItsName() throws Exception {
    String name;
    float[] found;
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance learn = open(bundle)) {
      learn.param("size").set("small");
      press(learn, "learn", 0);
      awaitProgress(learn, told -> told.matches(".* [1-9][0-9]* steps.*"));
      press(learn, "pause", 0);
      name = learn.param("name").textAt(0);
      found = rendered(learn, 4);
    }
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.mlt());
        OfxInstance learn = open(bundle, Context.FILTER)) {
      learn.param("name").set(name);
      assertEquals(0, distance(found, rendered(learn, 4)), 0.01);
    }
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance learn = open(bundle)) {
      learn.param("name").set(name);
      press(learn, "forget", 0);
    }
  }

  @Test
  void learningIsPausedAndGoneOnWith() throws Exception {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance learn = open(bundle)) {
      learn.param("size").set("small");
      learn.param("examples").set("2, 7");
      press(learn, "learn", 0);
      try {
        press(learn, "pause", 0);
        assertTrue(status(learn).contains("is paused"), status(learn));
        press(learn, "go_on", 0);
        assertTrue(status(learn).contains("waits") || status(learn).contains("learns"));
        awaitProgress(learn, told -> told.matches(".* [1-9][0-9]* steps.*"));
      } finally {
        press(learn, "forget", 0);
      }
    }
  }

  @Test
  void wrongOrdersAreAnsweredByASentence() throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance learn = open(bundle)) {
      learn.param("examples").set("99");
      assertSays(learn, "Frame 99 is not in the clip, which has frames 0 to 9.");
      learn.param("examples").set("3");
      assertSays(learn, "The example of frame 3 is the frame itself");
      learn.param("examples").set("three");
      assertSays(learn, "Example frames cannot be read.");
      learn.param("examples").set("");
      learn.param("name").set("Wrong Name");
      assertSays(learn, "lower-case letters");
      learn.param("name").set("");
      learn.param("example_files").set("/nowhere/painted.%04d.png");
      assertSays(learn, "There is no file /nowhere/painted.%04d.png of any frame");
      learn.param("example_files").set("");
      learn.clip("Example").connect((time, scale) -> image(learn.clip("Example"), time, false));
      assertSays(learn, "No example differs from the source");
      learn.clip("Example").disconnect();
      assertSays(learn, "There are no examples.");
      press(learn, "show_progress", 0);
      assertTrue(status(learn).contains("Nothing is learned yet"), status(learn));
      assertEquals("", learn.param("name").textAt(0));
    }
  }

  @Test
  void aProjectWithoutItsPackSaysSo() throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance learn = open(bundle)) {
      assertEquals(0, distance(picture(4, false), rendered(learn, 4)), "the source until then");
      learn.param("name").set("of-another-machine");
      learn.param("version").set("0123456789ab");
      try (RenderedImage rendered = learn.render(RenderRequest.at(4))) {
        assertTrue(!rendered.isGood(), rendered.toString());
        String said = rendered.messages().toString();
        assertTrue(said.contains("as of version 0123456789ab"), said);
      }
    }
  }

  private static OfxInstance open(OfxBundle bundle) {
    OfxInstance learn = open(bundle, Context.GENERAL);
    OfxClip example = learn.clip("Example");
    example.connect((time, scale) -> image(example, time, BY_HAND.contains((int) time)));
    return learn;
  }

  private static OfxInstance open(OfxBundle bundle, Context context) {
    OfxInstance learn = bundle.plugin("framewright.Learn").instance(context, PROJECT);
    learn.updateClipPreferences();
    OfxClip source = learn.clip("Source");
    source.connect((time, scale) -> image(source, time, false));
    return learn;
  }

  private static void press(OfxInstance learn, String button, double time) {
    learn.press(button, RenderRequest.at(time));
    assertEquals(List.of(), learn.problems(), button);
  }

  private static String status(OfxInstance learn) {
    return learn.param("status").textAt(0);
  }

  private static void assertSays(OfxInstance learn, String sentence) {
    press(learn, "learn", 0);
    assertTrue(status(learn).contains(sentence), status(learn));
  }

  /** On a busy machine this takes longer, and is as much. */
  private static boolean hasLearnedEnough(String told) {
    Matcher steps = Pattern.compile(" ([0-9]+) steps").matcher(told);
    return steps.find() && Integer.parseInt(steps.group(1)) >= 60;
  }

  private static void awaitProgress(OfxInstance learn, Predicate<String> enough)
      throws InterruptedException {
    for (press(learn, "show_progress", 0);
        !enough.test(status(learn));
        press(learn, "show_progress", 0)) {
      Thread.sleep(200);
    }
    assertNotEquals("", status(learn));
  }

  private static float[] rendered(OfxInstance learn, int frame) {
    try (RenderedImage rendered = learn.render(RenderRequest.at(frame))) {
      assertTrue(rendered.isGood(), () -> rendered.messages() + " " + rendered.problems());
      Image image = rendered.image().orElseThrow();
      float[] pixels = new float[WIDTH * HEIGHT * 3];
      for (int y = 0; y < HEIGHT; y++) {
        FloatBuffer row = image.rowFromTop(y).asFloatBuffer();
        int channels = row.remaining() / WIDTH;
        for (int i = 0; i < WIDTH * 3; i++) {
          pixels[y * WIDTH * 3 + i] = row.get(i / 3 * channels + i % 3);
        }
      }
      return pixels;
    }
  }

  private static Image image(OfxClip clip, double time, boolean exchanged) {
    Image image =
        Image.allocate(ImageFormat.of(Rect.ofSize(WIDTH, HEIGHT), clip.components(), clip.depth()));
    int channels = clip.components() == Components.RGB ? 3 : 4;
    float[] pixels = picture((int) time, exchanged);
    for (int y = 0; y < HEIGHT; y++) {
      FloatBuffer row = image.rowFromTop(y).asFloatBuffer();
      for (int x = 0; x < WIDTH; x++) {
        row.put(pixels, (y * WIDTH + x) * 3, 3);
        if (channels == 4) {
          row.put(1);
        }
      }
    }
    return image;
  }

  /** Waves that move; done by hand, red and blue are exchanged. */
  private static float[] picture(int frame, boolean exchanged) {
    float[] pixels = new float[WIDTH * HEIGHT * 3];
    for (int i = 0; i < pixels.length; i += 3) {
      float red = 0.5f + 0.4f * (float) Math.sin((i / 3 % WIDTH + 5 * frame) / 9.0);
      float blue = 0.5f + 0.4f * (float) Math.cos((i / 3 / WIDTH + 3 * frame) / 11.0);
      pixels[i] = exchanged ? blue : red;
      pixels[i + 1] = 0.4f;
      pixels[i + 2] = exchanged ? red : blue;
    }
    return pixels;
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum;
  }
}
