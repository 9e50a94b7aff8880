package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.call.Message;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.render.Home;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What an artist reads in a host with Natron's habits. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class NatronTest {
  private static final Project PROJECT = Project.of(24, 16, Depth.FLOAT);

  @Test
  void aMessageReadsAsInAHostThatFormatsItWithItsArguments() throws IOException {
    String natrons = messageOfAModelThatIsNotThere(KnownHosts.natron());
    assertTrue(natrons.contains("100%-%s"), natrons);
    assertEquals(
        withoutId(messageOfAModelThatIsNotThere(HostHabits.complete())), withoutId(natrons));
  }

  /** Each failure has an id of its own, behind its sentence. */
  private static String withoutId(String message) {
    assertTrue(message.matches(".* \\([a-z0-9]{5}\\)"), message);
    return message.substring(0, message.lastIndexOf(' '));
  }

  private static String messageOfAModelThatIsNotThere(HostHabits host) throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), host);
        OfxInstance model = model(bundle, "100%-%s");
        RenderedImage rendered = model.render(RenderRequest.at(1))) {
      return rendered.messages().stream()
          .filter(message -> message.type() == Message.Type.ERROR)
          .map(Message::text)
          .reduce("", String::concat);
    }
  }

  @Test
  void theLinesOfThePanelSayHowToFillThemAndAreFilledThen() throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance model = model(bundle, "framewright-identity")) {
      assertGood(model);
      assertEquals(
          List.of("Device: press Update", "Last frame: press Update", "Status: press Update"),
          lines(model));
      model.param("update").touch(1);
      assertLinesAreThoseOfTheFrame(lines(model));
      model.param("model").set("100%-%s");
      try (RenderedImage rendered = model.render(RenderRequest.at(1))) {
        assertEquals(List.of(), rendered.problems());
      }
      model.beforeSaving();
      assertTrue(lines(model).get(2).contains("100%-%s"), lines(model).toString());
    }
  }

  @Test
  void theLinesOfThePanelAreFilledBeforeTheProjectIsSaved() throws IOException {
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), KnownHosts.natron());
        OfxInstance model = model(bundle, "framewright-identity")) {
      assertGood(model);
      model.beforeSaving();
      assertLinesAreThoseOfTheFrame(lines(model));
    }
  }

  private static void assertGood(OfxInstance model) {
    try (RenderedImage rendered = model.render(RenderRequest.at(1))) {
      assertTrue(rendered.isGood(), rendered.toString());
      assertEquals(List.of(), rendered.problems(), "nothing is written during a render");
    }
  }

  private static void assertLinesAreThoseOfTheFrame(List<String> lines) {
    assertTrue(lines.get(0).matches("Device: \\w.*"), lines.toString());
    assertTrue(lines.get(1).matches("Last frame: \\d+\\.\\d ms: in .*"), lines.toString());
    assertTrue(lines.get(2).startsWith("Status: framewright-identity "), lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.contains("press")), lines.toString());
  }

  private static List<String> lines(OfxInstance instance) {
    return List.of("device", "last_frame", "status").stream()
        .map(name -> instance.param(name).textAt(1))
        .toList();
  }

  private static OfxInstance model(OfxBundle bundle, String id) {
    OfxInstance model = bundle.plugin("framewright.Model").instance(Context.GENERAL, PROJECT);
    model.param("model").set(id);
    model.updateClipPreferences();
    ImageFormat format =
        ImageFormat.of(
            Rect.ofSize(24, 16), model.clip("Source").components(), model.clip("Source").depth());
    Image source = RealBundle.chance(format, 5);
    model.clip("Source").connect((time, scale) -> source.share());
    return model;
  }
}
