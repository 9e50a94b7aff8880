package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What host and plugin owe each other beside pixels. */
final class MannersTest {

  @Test
  void aRunOfFramesForAFileIsSequentialAndAFrameForAViewerIsNot() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("values");
      assertHaste("0", "0", probe, RenderRequest.at(0));
      try (OfxSequence export = probe.instance().sequence(0, 9, 1, false)) {
        assertHaste("1", "0", probe, RenderRequest.at(0));
        assertHaste("0", "1", probe, RenderRequest.at(0).interactive(true));
      }
      try (OfxSequence playback = probe.instance().sequence(0, 9, 1, true)) {
        assertHaste("0", "0", probe, RenderRequest.at(0));
      }
    }
  }

  private static void assertHaste(
      String sequential, String interactive, Probe probe, RenderRequest request) {
    try (RenderedImage rendered = probe.instance().render(request)) {
      assertEquals(sequential, Probe.said(rendered, "sequential"));
      assertEquals(interactive, Probe.said(rendered, "interactive"));
    }
  }

  @Test
  void breakingTheRulesGetsAStatusAndIsNoted() throws IOException {
    try (Probe probe = new Probe()) {
      probe.instance().param("act").set("nonsense");
      try (RenderedImage rendered = probe.render(0)) {
        assertTrue(rendered.isGood());
        assertEquals("9", Probe.said(rendered, "bad handle"));
        assertEquals("9", Probe.said(rendered, "null handle"));
        assertEquals("3", Probe.said(rendered, "unknown"));
        assertEquals("11", Probe.said(rendered, "wrong kind"));
        assertEquals("10", Probe.said(rendered, "bad index"));
        assertEquals("11", Probe.said(rendered, "set wrong kind"));
        assertEquals("3", Probe.said(rendered, "no clip"));
        assertEquals("9", Probe.said(rendered, "late define"));
        assertEquals("0", Probe.said(rendered, "no suite"));
        assertEquals("9", Probe.said(rendered, "button value"));
        assertEquals("0", Probe.said(rendered, "alloc"));
        assertEquals("0", Probe.said(rendered, "free"));
        assertEquals("0", Probe.said(rendered, "block"));
        assertEquals("9", Probe.said(rendered, "stale block"));
        assertTrue(
            rendered.problems().contains("OfxPropLabel is of kind STRING, not INT"),
            rendered.problems().toString());
      }
    }
  }
}
