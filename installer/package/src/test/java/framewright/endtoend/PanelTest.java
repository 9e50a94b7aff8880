package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.SavedProject;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamType;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An artist at the panels, in every host that tells a plugin what is pressed. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PanelTest {
  static Stream<HostHabits> hosts() {
    return KnownHosts.all().stream().filter(host -> !host.minimalActions());
  }

  private static boolean live(OfxInstance instance, String row) {
    return instance.param(row).isEnabled();
  }

  private static void set(OfxInstance instance, String name, String value) {
    instance.param(name).set(value);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void keysButtonsFindTheScreen(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance key = PanelShots.open(bundle, "Key")) {
      assertTrue(live(key, "reference_frame") && !live(key, "screen_colour"));
      PanelShots.press(key, "pick", 5);
      assertEquals("pick", key.param("screen").textAt(0), PanelShots.status(key));
      assertTrue(live(key, "screen_colour") && !live(key, "reference_frame"));
      List<Double> picked = key.param("screen_colour").valueAt(0).numbers();
      float[] screen = PanelShots.screen(5);
      for (int channel = 0; channel < 3; channel++) {
        assertEquals(screen[channel], picked.get(channel), 0.01, picked.toString());
      }
      assertTrue(
          PanelShots.status(key).matches(".* \\d+ % sure, picked from frame 5[.]"),
          PanelShots.status(key));
      PanelShots.press(key, "analyse", 5);
      assertEquals("auto", key.param("screen").textAt(0));
      assertTrue(
          key.param("reference_frame").valueAt(0).number() >= PanelShots.STEADY,
          PanelShots.status(key));
      assertTrue(PanelShots.status(key).contains("Found in 12 frames"), PanelShots.status(key));
      PanelShots.press(key, "reset", 5);
      assertEquals(-1, key.param("reference_frame").valueAt(0).number());
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void aPointOnTheScreenPicksWhatIsAroundIt(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance key = PanelShots.open(bundle, "Key")) {
      assertFalse(live(key, "screen_point"));
      set(key, "screen", "pick");
      assertTrue(live(key, "screen_point"));
      set(key, "screen_point", "8,70.5");
      List<Double> picked = key.param("screen_colour").valueAt(0).numbers();
      for (int channel = 0; channel < 3; channel++) {
        assertEquals(PanelShots.screen(0)[channel], picked.get(channel), 1e-6, picked.toString());
      }
      assertEquals(List.of(), key.problems());
    }
  }

  /** The colour is written as the source has it: a key by it is the key that found it. */
  @ParameterizedTest
  @ValueSource(strings = {"linear", "srgb", "rec709", "slog3", "logc3"})
  void aPickedColourIsInTheSourcesOwnEncoding(String encoding) throws IOException {
    try (OfxBundle bundle = PanelShots.load(KnownHosts.natron());
        OfxInstance key = PanelShots.open(bundle, "Key")) {
      set(key, "input_colour", encoding);
      set(key, "reference_frame", "5");
      float[] found = row(key);
      PanelShots.press(key, "pick", 5);
      float[] picked = row(key);
      for (int i = 0; i < found.length; i++) {
        assertEquals(found[i], picked[i], 0.01, encoding + " " + i + PanelShots.status(key));
      }
    }
  }

  private static float[] row(OfxInstance key) {
    try (RenderedImage rendered = key.render(RenderRequest.at(5))) {
      FloatBuffer row =
          rendered.image().orElseThrow().rowFromTop(PanelShots.HEIGHT / 2 + 4).asFloatBuffer();
      float[] numbers = new float[row.remaining()];
      row.get(numbers);
      return numbers;
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void retimesButtonsListCutsAndBadFrames(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance retime = PanelShots.open(bundle, "Retime")) {
      assertFalse(live(retime, "list_bad"));
      PanelShots.press(retime, "list_cuts", 0);
      assertEquals(
          "" + PanelShots.CUT, retime.param("cut_list").textAt(0), PanelShots.status(retime));
      PanelShots.press(retime, "list_repeated", 0);
      assertEquals("", retime.param("leave_out").textAt(0), PanelShots.status(retime));
      set(retime, "mode", "repair");
      set(retime, "repair", "damaged");
      assertTrue(live(retime, "list_bad") && live(retime, "repair_threshold"));
      PanelShots.press(retime, "list_bad", 0);
      assertEquals(
          "" + PanelShots.BLACK, retime.param("frames").textAt(0), PanelShots.status(retime));
      assertEquals("marked", retime.param("repair").textAt(0));
      assertTrue(live(retime, "frames") && !live(retime, "repair_threshold"));
      assertTrue(PanelShots.status(retime).endsWith("1 damaged frame: " + PanelShots.BLACK + "."));
      try (OfxInstance again = PanelShots.open(bundle, "Retime", SavedProject.of(retime))) {
        assertEquals(lines(retime), lines(again));
        assertEquals("" + PanelShots.CUT, again.param("cut_list").textAt(0));
        assertTrue(live(again, "frames") && !live(again, "speed"), "rows are as they were");
      }
    }
  }

  @Test
  void aLongSearchShowsProgressAndIsCancelled() throws IOException {
    try (OfxBundle bundle = PanelShots.load(KnownHosts.nuke());
        OfxInstance retime = PanelShots.open(bundle, "Retime")) {
      PanelShots.connectSlow(retime);
      List<Double> progress = new ArrayList<>();
      retime.press(
          "list_cuts",
          RenderRequest.at(0).onProgress(progress::add).abortWhen(() -> progress.size() > 1));
      assertTrue(progress.size() >= 2, progress.toString());
      assertTrue(PanelShots.status(retime).contains("Cancelled"), PanelShots.status(retime));
      assertEquals("", retime.param("cut_list").textAt(0));
    }
  }

  /** Where a host lets a plugin write while it renders, the lines are there at once. */
  @ParameterizedTest
  @MethodSource("framewright.endtoend.PanelRowsTest#hostsAndEffects")
  void whatAFrameSaidIsReadAtTheNextCallAndAfterSavingAndLoading(HostHabits host, String effect)
      throws IOException {
    try (OfxBundle bundle = PanelShots.load(host)) {
      SavedProject saved;
      List<String> lines;
      try (OfxInstance instance = PanelShots.open(bundle, effect)) {
        need(instance, effect);
        render(instance, 1);
        if (!host.name().equals(HostHabits.complete().name())) {
          instance.param("update").touch(1);
        }
        lines = lines(instance);
        assertTrue(lines.get(0).matches("Device: \\w.*"), lines.toString());
        assertTrue(lines.get(1).matches("Last frame: \\d+\\.\\d ms: in .*"), lines.toString());
        assertTrue(lines.get(2).startsWith("Status: framewright-"), lines.toString());
        saved = SavedProject.of(instance);
      }
      try (OfxInstance again = PanelShots.open(bundle, effect, saved)) {
        assertEquals(lines, lines(again));
      }
    }
  }

  @Test
  void theStatusSaysWhatWasAssumedOfTheHost() throws IOException {
    assertTrue(statusIn(KnownHosts.resolve()).contains("are taken as rec709, as this application"));
    HostHabits straight = HostHabits.named("framewright.headless").alwaysStraight(true).build();
    assertTrue(
        statusIn(straight).endsWith("Alpha is straight, as this application takes no other."));
    assertFalse(statusIn(HostHabits.complete()).contains("application"));
  }

  private static String statusIn(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance key = PanelShots.open(bundle, "Key")) {
      render(key, 1);
      key.param("update").touch(1);
      return PanelShots.status(key);
    }
  }

  /** Settings with which frame 1 is made by a model. */
  private static void need(OfxInstance instance, String effect) {
    if (effect.equals("Retime")) {
      set(instance, "mode", "rate");
    } else if (effect.equals("Model")) {
      set(instance, "model", "framewright-identity");
    }
  }

  private static void render(OfxInstance instance, double time) {
    try (RenderedImage rendered = instance.render(RenderRequest.at(time))) {
      assertTrue(rendered.isGood(), rendered.toString());
    }
  }

  /**
   * MLT tells a plugin of no change and of no saving: its buttons do nothing there, its lines stand
   * as they were described, rows follow with the next frame, and nothing breaks.
   */
  @Test
  void whereNothingIsToldOfAPressNothingHappens() throws IOException {
    try (OfxBundle bundle = PanelShots.load(KnownHosts.mlt())) {
      for (String effect : PanelRowsTest.EFFECTS) {
        try (OfxInstance instance = PanelShots.open(bundle, effect)) {
          need(instance, effect);
          List<String> before = texts(instance);
          buttons(instance).forEach(button -> PanelShots.press(instance, button, 5));
          render(instance, 5);
          assertEquals(before, texts(instance), effect);
          assertTrue(!effect.equals("Retime") || live(instance, "rate_out"), "rows follow");
          assertEquals(
              List.of("Device: press Update", "Last frame: press Update", "Status: press Update"),
              lines(instance));
        }
      }
    }
  }

  private static List<String> buttons(OfxInstance instance) {
    return instance.params().stream()
        .filter(param -> param.type() == ParamType.BUTTON)
        .map(OfxParam::name)
        .toList();
  }

  private static List<String> texts(OfxInstance instance) {
    return instance.params().stream()
        .filter(param -> param.type().hasValue())
        .map(param -> param.name() + "=" + param.textAt(0))
        .toList();
  }

  private static List<String> lines(OfxInstance instance) {
    return Stream.of("device", "last_frame", "status")
        .map(name -> instance.param(name).textAt(0))
        .toList();
  }
}
