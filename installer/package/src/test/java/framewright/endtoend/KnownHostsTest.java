package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxClip;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.OfxPlugin;
import framewright.bridge.host.Project;
import framewright.bridge.host.RenderRequest;
import framewright.bridge.host.RenderedImage;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.image.Depth;
import framewright.bridge.host.image.Image;
import framewright.bridge.host.image.ImageFormat;
import framewright.bridge.host.image.Rect;
import framewright.bridge.host.parameter.OfxParam;
import framewright.render.Home;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every effect in every context of every host we know; nothing here needs a server. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class KnownHostsTest {
  private static final Project PROJECT = Project.of(24, 16, Depth.FLOAT);

  private static OfxBundle load(HostHabits host) throws IOException {
    return OfxBundle.load(Home.current().bundle(), host);
  }

  @Test
  void thereAreFiveEffectsAndOneOfThemIsARetimer() throws IOException {
    try (OfxBundle bundle = load(HostHabits.complete())) {
      assertEquals(
          List.of(
              "framewright.Key",
              "framewright.Style",
              "framewright.Retime",
              "framewright.Model",
              "framewright.Learn"),
          bundle.plugins().stream().map(OfxPlugin::id).toList());
      assertTrue(bundle.plugin("framewright.Retime").contexts().contains(Context.RETIMER));
    }
  }

  @ParameterizedTest
  @MethodSource("framewright.bridge.host.habit.KnownHosts#all")
  void everyEffectDescribesItselfAndBypassIsTheSource(HostHabits host) throws IOException {
    try (OfxBundle bundle = load(host)) {
      for (OfxPlugin plugin : bundle.plugins()) {
        for (Context context : plugin.contexts()) {
          assertEquals(List.of(), plugin.describe(context).problems(), plugin.id() + " " + context);
          assertBypassIsTheSource(plugin, context);
        }
      }
    }
  }

  private static void assertBypassIsTheSource(OfxPlugin plugin, Context context) {
    try (OfxInstance instance = plugin.instance(context, PROJECT)) {
      instance.param("bypass").set("true");
      OfxClip clip = instance.clip("Source");
      instance.updateClipPreferences();
      ImageFormat format = ImageFormat.of(Rect.ofSize(24, 16), clip.components(), clip.depth());
      try (Image source = RealBundle.chance(format, 5)) {
        clip.connect((time, scale) -> source.share());
        try (RenderedImage rendered = instance.render(RenderRequest.at(3))) {
          assertTrue(rendered.isGood(), plugin.id() + " " + context + " " + rendered);
          assertEquals(List.of(), rendered.problems(), plugin.id() + " " + context);
          assertEquals(source.rowFromTop(7), rendered.image().orElseThrow().rowFromTop(7));
        }
      }
    }
  }

  @Test
  void namesOnTheCommandLineAreThePluginsNames() throws IOException {
    try (OfxBundle bundle = load(HostHabits.complete())) {
      for (OfxPlugin plugin : bundle.plugins()) {
        for (OfxParam param : plugin.describe(Context.FILTER).params()) {
          param
              .choices()
              .forEach(
                  choice -> assertTrue(choice.name().matches("[a-z0-9_]+"), choice.toString()));
        }
      }
    }
  }
}
