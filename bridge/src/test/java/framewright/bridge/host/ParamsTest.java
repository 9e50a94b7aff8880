package framewright.bridge.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamType;
import framewright.bridge.host.parameter.ParamValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ParamsTest {

  private Probe probe;

  @BeforeEach
  void load() throws IOException {
    probe = new Probe();
  }

  @AfterEach
  void unload() {
    probe.close();
  }

  private OfxParam param(String name) {
    return probe.instance().param(name);
  }

  private RenderedImage values(double time) {
    param("act").set("values");
    return probe.render(time);
  }

  @Test
  void everyTypeOfParameterCanBeDefined() {
    Set<ParamType> types =
        probe.instance().params().stream().map(OfxParam::type).collect(Collectors.toSet());
    assertEquals(EnumSet.copyOf(Arrays.asList(ParamType.values())), types);
    assertEquals(1.5, param("gain").valueAt(0).number());
    assertEquals("group", param("gain").parent());
    assertEquals("What a render does.", param("act").hint());
  }

  @Test
  void aDefaultInFractionsOfTheProjectBecomesAPosition() {
    assertEquals(
        ParamValue.of(Probe.WIDTH * 0.5, Probe.HEIGHT * 0.25), param("centre").defaultValue());
  }

  @Test
  void valuesReachThePluginInTheirCTypes() {
    param("paint").set("1,2,3,4");
    param("point").set(5, 6);
    param("voxel").set("7,8,9");
    param("on").set("yes");
    param("text").set("ø 日本");
    try (RenderedImage rendered = values(3)) {
      assertEquals("1.5", Probe.said(rendered, "gain"));
      assertEquals("4321", Probe.said(rendered, "paint"));
      assertEquals("65", Probe.said(rendered, "point"));
      assertEquals("987", Probe.said(rendered, "voxel"));
      assertEquals("1", Probe.said(rendered, "on"));
      assertEquals("ø 日本", Probe.said(rendered, "text"));
      assertEquals("another", Probe.said(rendered, "mode"));
      assertEquals("3", Probe.said(rendered, "now"));
      assertEquals("99", Probe.said(rendered, "last"));
    }
  }

  @Test
  void valuesOfThePluginReachUs() {
    try (RenderedImage rendered = values(0)) {
      assertEquals("0", Probe.said(rendered, "write"));
      assertEquals(ParamValue.of(0.1, 0.2, 0.3, 0.4), param("paint").valueAt(0));
      assertEquals(ParamValue.of(7, -8), param("cell").valueAt(0));
      assertEquals("from the plugin", param("blob").valueAt(0).text());
      assertEquals(9, param("offset").valueAt(5).number());
    }
  }

  @Test
  void keyframesMakeACurve() {
    param("gain").setAt(0, 1);
    param("gain").setAt(10, "3");
    try (RenderedImage rendered = values(5)) {
      assertEquals("2", Probe.said(rendered, "gain"));
      assertEquals("0.2", Probe.said(rendered, "slope"));
      assertEquals("7.5", Probe.said(rendered, "area"));
      assertEquals("2", Probe.said(rendered, "keys"));
      assertEquals("10", Probe.said(rendered, "lastkey"));
      assertEquals("0", Probe.said(rendered, "before"));
    }
    assertEquals(3, param("gain").valueAt(99).number(), "the last key holds");
  }

  @Test
  void choicesStepFromKeyToKey() {
    param("act").setAt(0, "invert");
    param("act").setAt(10, "Other time");
    assertEquals("invert", param("act").textAt(9.9));
    assertEquals("other_time", param("act").textAt(10));
  }

  @Test
  void choicesAreFoundByNameLabelOrIndex() {
    for (String text : new String[] {"other_time", "Other time", "OTHER TIME", "2"}) {
      param("act").set("invert");
      param("act").set(text);
      assertEquals("other_time", param("act").textAt(0), text);
    }
    param("mode").set("One of them");
    assertEquals("one_of", param("mode").textAt(0));
  }

  @Test
  void aWrongValueGetsASentenceThatSaysWhatIsRight() {
    assertRefused("gain", "5", "gain takes a number from 0 to 4, not \"5\".");
    assertRefused("gain", "much", "gain takes a number from 0 to 4, not \"much\".");
    assertRefused("gain", "NaN", "gain takes a number from 0 to 4, not \"NaN\".");
    assertRefused("offset", "1.5", "offset takes a whole number, not \"1.5\".");
    assertRefused("on", "maybe", "on takes true or false, not \"maybe\".");
    assertRefused("paint", "1,2", "paint takes 4 numbers, with commas between, not \"1,2\".");
    assertRefused("mode", "third", "mode takes one of one_of, another, not \"third\".");
    assertRefused("press", "1", "press holds no value, not \"1\".");
  }

  private void assertRefused(String name, String text, String sentence) {
    assertEquals(
        sentence,
        assertThrows(IllegalArgumentException.class, () -> param(name).set(text)).getMessage());
  }

  @Test
  void anUnknownParameterGetsTheListOfThoseThereAre() {
    String message = assertThrows(IllegalArgumentException.class, () -> param("gian")).getMessage();
    assertTrue(message.contains("gain"), message);
  }

  @Test
  void pressingAButtonTellsThePlugin() {
    param("press").touch(0);
    assertEquals("pressed", param("text").valueAt(0).text());
  }
}
