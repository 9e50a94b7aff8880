package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons that all effects share: what the server says of itself, models, and presets. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class HelpingButtonsTest {
  private static final int SHIPPED = 10;

  private static List<String> said(OfxInstance instance) {
    return instance.messages().stream().map(Message::text).toList();
  }

  @ParameterizedTest
  @MethodSource("framewright.endtoend.PanelTest#hosts")
  void diagnoseAndOpenLogAnswerWithAMessage(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance model = PanelShots.open(bundle, "Model")) {
      PanelShots.press(model, "diagnose", 0);
      String told = said(model).get(0);
      assertTrue(
          told.matches("(?s)Plugin [0-9.]+, server [0-9.]+ on .+models can be used.+"), told);
      assertEquals(Message.Type.MESSAGE, model.messages().get(0).type());
      PanelShots.press(model, "open_log", 0);
      assertTrue(PanelShots.status(model).contains("log"), PanelShots.status(model));
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.endtoend.PanelTest#hosts")
  void nextModelGoesThroughTheInstalledOnesOfTheEffect(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance model = PanelShots.open(bundle, "Model");
        OfxInstance style = PanelShots.open(bundle, "Style")) {
      PanelShots.press(model, "next_model", 0);
      assertEquals("framewright-identity", model.param("model").textAt(0));
      assertTrue(PanelShots.status(model).contains("1 of 1 models"), PanelShots.status(model));
      PanelShots.press(style, "next_model", 0);
      String first = style.param("model").textAt(0);
      PanelShots.press(style, "next_model", 0);
      assertNotEquals(first, style.param("model").textAt(0));
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.endtoend.PanelTest#hosts")
  void matchToThisFrameHoldsTheMatchFromHere(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance style = PanelShots.open(bundle, "Style")) {
      style.param("reference_hold").set("false");
      PanelShots.press(style, "match_here", 7);
      assertEquals(7, style.param("reference_frame").valueAt(0).number());
      assertEquals(1, style.param("reference_hold").valueAt(0).number());
      assertTrue(style.param("reference_frame").isEnabled());
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.endtoend.PanelTest#hosts")
  void nextPresetGoesThroughThemAndRowsFollow(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance retime = PanelShots.open(bundle, "Retime")) {
      Set<String> modes = new HashSet<>();
      for (int i = 0; i < SHIPPED; i++) {
        PanelShots.press(retime, "next_preset", 0);
        String mode = retime.param("mode").textAt(0);
        modes.add(mode);
        assertEquals(mode.equals("rate"), retime.param("rate_out").isEnabled(), mode);
        assertEquals(mode.equals("speed"), retime.param("speed").isEnabled(), mode);
      }
      assertTrue(modes.containsAll(Set.of("speed", "rate", "repair", "blur")), modes.toString());
    }
  }

  /**
   * Each shipped preset is loaded by a button, renders, and makes another picture than the
   * defaults.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Key", "Style", "Retime"})
  void everyShippedPresetRendersAndDiffers(String effect) throws IOException {
    try (OfxBundle bundle = PanelShots.load(KnownHosts.nuke());
        OfxInstance instance = PanelShots.open(bundle, effect)) {
      List<ByteBuffer> plain = picture(instance);
      Set<String> names = new HashSet<>();
      for (int i = 0; i < SHIPPED; i++) {
        PanelShots.press(instance, "next_preset", 0);
        String name = instance.param("preset").textAt(0);
        names.add(name);
        assertFalse(plain.equals(picture(instance)), name);
      }
      assertEquals(SHIPPED, names.size(), names.toString());
      PanelShots.press(instance, "reset", 0);
      assertTrue(plain.equals(picture(instance)), "reset");
    }
  }

  /** A good frame, and the one that is damaged. */
  private static List<ByteBuffer> picture(OfxInstance instance) {
    return Stream.of(PanelShots.CUT + 2, PanelShots.BLACK)
        .flatMap(time -> picture(instance, time).stream())
        .toList();
  }

  private static List<ByteBuffer> picture(OfxInstance instance, int time) {
    try (RenderedImage rendered = instance.render(RenderRequest.at(time))) {
      assertTrue(rendered.isGood(), () -> rendered.messages() + " " + rendered.problems());
      Image image = rendered.image().orElseThrow();
      return Stream.iterate(0, row -> row + 1)
          .limit(PanelShots.HEIGHT)
          .map(image::rowFromTop)
          .map(row -> ByteBuffer.allocate(row.remaining()).put(row).flip())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.endtoend.PanelTest#hosts")
  void aPanelIsSavedUnderANameAndLoadedAgain(HostHabits host) throws IOException {
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance key = PanelShots.open(bundle, "Key")) {
      String name = "Panel test of " + host.name().replace('.', ' ');
      key.param("preset").set(name);
      key.param("grow").set("-2.5");
      key.param("screen").set("pick");
      key.param("screen_colour").set("0.2,0.7,0.1");
      key.param("reference_frame").set("4");
      PanelShots.press(key, "save_preset", 0);
      Path file = Path.of(PanelShots.status(key).replace("Status: Saved as ", ""));
      try {
        PanelShots.press(key, "reset", 0);
        key.param("preset").set(name);
        PanelShots.press(key, "load_preset", 0);
        assertEquals(-2.5, key.param("grow").valueAt(0).number());
        assertEquals("pick", key.param("screen").textAt(0));
        assertEquals(List.of(0.2, 0.7, 0.1), key.param("screen_colour").valueAt(0).numbers());
        assertEquals(-1, key.param("reference_frame").valueAt(0).number(), "of that shot alone");
        assertTrue(key.param("screen_colour").isEnabled(), "rows follow");
      } finally {
        Files.delete(file);
      }
    }
  }

  @Test
  void aHostileOrUnknownNameIsAMessage() throws IOException {
    try (OfxBundle bundle = PanelShots.load(KnownHosts.fusion());
        OfxInstance key = PanelShots.open(bundle, "Key")) {
      for (String name : List.of("../../evil", "", "No such thing")) {
        key.param("preset").set(name);
        PanelShots.press(key, "load_preset", 0);
      }
      assertTrue(said(key).get(0).contains("cannot be the name of a preset"), said(key).toString());
      assertTrue(said(key).get(1).contains("has no name"), said(key).toString());
      assertTrue(said(key).get(2).contains("There are: Clean screen, "), said(key).toString());
      assertEquals(3, said(key).size());
    }
  }
}
