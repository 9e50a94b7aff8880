package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.habit.KnownHosts;
import framewright.bridge.host.image.Depth;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostHabitsTest {

  @Test
  void aHostWithoutTemporalAccessGivesTheCurrentFrameWhateverIsAsked() throws IOException {
    try (Probe probe = new Probe(HostHabits.named("odd").temporalAccess(false).build())) {
      probe.instance().param("act").set("other_time");
      probe.instance().param("offset").set("5");
      try (RenderedImage rendered = probe.render(1)) {
        assertEquals(0, Probe.number(rendered.image().orElseThrow(), 0, 0));
      }
    }
  }

  @Test
  void nullSlotsInTheSecondMessageSuiteAreNull() throws IOException {
    try (Probe probe = new Probe(KnownHosts.resolve())) {
      probe.instance().param("act").set("say");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals(1, rendered.messages().size(), "the probe looks before it calls");
      }
    }
  }

  @Test
  void aHostThatMakesAnInstancePerFrameAndDescribesAgainRendersTheSame() throws IOException {
    int handles = Handles.count();
    try (Probe probe = new Probe(KnownHosts.mlt())) {
      for (int time = 0; time < 5; time++) {
        try (RenderedImage rendered = probe.render(time)) {
          assertEquals(1f - time, Probe.number(rendered.image().orElseThrow(), 0, 0));
        }
      }
      probe.instance().param("act").set("values");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals("7", Probe.said(rendered, "loads"));
      }
    }
    assertEquals(handles, Handles.count() - 1, "only the host's own properties stay");
  }

  @Test
  void aHostThatLetsPluginsWriteOnChangesOnlyRefusesTheirValuesInARenderAndSaysSo()
      throws IOException {
    for (HostHabits host : List.of(KnownHosts.nuke(), KnownHosts.natron())) {
      try (Probe probe = new Probe(host)) {
        probe.instance().param("act").set("values");
        try (RenderedImage rendered = probe.render(0)) {
          assertEquals(List.of("parameters cannot be written now"), rendered.problems());
        }
      }
    }
  }

  @Test
  void aHostThatLosesTheArgumentsOfAMessageShowsItsFormatAlone() throws IOException {
    try (Probe probe = new Probe(KnownHosts.natron())) {
      probe.instance().param("act").set("say");
      try (RenderedImage rendered = probe.render(0)) {
        assertTrue(rendered.messages().get(0).text().startsWith(" is % ready"), "no arguments");
        assertEquals("Still ", rendered.messages().get(1).text());
      }
    }
  }

  @Test
  void aPropertyThatAParameterDoesNotHaveIsRefusedAndReported() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("nonsense");
      try (RenderedImage rendered = probe.render(0)) {
        assertEquals("3", Probe.said(rendered, "foreign property"), "unknown");
        assertTrue(
            rendered
                .problems()
                .contains("OfxParamPropChoiceEnum is no property of OfxParamTypeChoice"),
            rendered.problems().toString());
      }
    }
  }

  @Test
  void hostsWithDifferentHabitsLiveSideBySide() throws IOException {
    try (Probe first = new Probe(HostHabits.named("one").temporalAccess(false).build());
        Probe second = new Probe(HostHabits.named("two").build())) {
      for (Probe probe : List.of(first, second)) {
        probe.instance().param("act").set("other_time");
        probe.instance().param("offset").set("5");
      }
      try (RenderedImage current = first.render(0);
          RenderedImage other = second.render(0)) {
        assertEquals(1, Probe.number(current.image().orElseThrow(), 0, 0));
        assertEquals(-4, Probe.number(other.image().orElseThrow(), 0, 0));
      }
    }
  }

  @Test
  void everyKnownHostRendersAFrame() throws IOException {
    for (HostHabits host : KnownHosts.all()) {
      try (Probe probe = new Probe(host);
          RenderedImage rendered = probe.render(2)) {
        assertTrue(rendered.isGood(), rendered.toString());
        assertEquals(List.of(), rendered.problems());
      }
    }
  }

  @Test
  void describingTellsWhatThePluginIs() throws IOException {
    try (Probe probe = new Probe()) {
      OfxPlugin plugin = probe.plugin();
      assertEquals("Probe", plugin.label());
      assertEquals("1.2", plugin.version());
      assertEquals("Framewright tests", plugin.grouping());
      assertEquals(List.of(Context.FILTER, Context.GENERAL), plugin.contexts());
      assertEquals(List.of(Depth.values()), plugin.depths());
      OfxPlugin.Description general = plugin.describe(Context.GENERAL);
      assertEquals(
          List.of("Source", "Second", "Output"),
          general.clips().stream().map(c -> c.name()).toList());
      assertTrue(general.clips().get(1).optional());
      assertEquals(List.of(), general.problems());
    }
  }

  @Test
  void nothingStaysBehindWhenAPluginIsUnloadedWithLiveInstances() throws IOException {
    int handles = Handles.count();
    try (Probe probe = new Probe()) {
      OfxInstance left = probe.plugin().instance(Context.GENERAL, Project.of(8, 8, Depth.BYTE));
      assertEquals(Context.GENERAL, left.context());
    }
    assertEquals(handles, Handles.count() - 1, "only the host's own properties stay");
  }
}
