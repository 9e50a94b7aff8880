package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxPlugin;
import framewright.bridge.host.habit.Context;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamType;
import framewright.effect.Effect;
import framewright.effect.Effects;
import framewright.panel.Control;
import framewright.panel.Group;
import framewright.panel.Option;
import framewright.render.Home;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What a host sees of a control is what the server accepts. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class ControlsTest {
  @Test
  void everyControlOfEveryEffectIsTheSameForTheHostAndForTheServer() throws IOException {
    int compared = 0;
    try (OfxBundle bundle = OfxBundle.load(Home.current().bundle(), HostHabits.complete())) {
      for (Effect effect : Effects.standard().all()) {
        Map<String, OfxParam> seen = seen(bundle, effect.id());
        for (Group group : effect.panel().getGroupsList()) {
          for (Control control : group.getControlsList()) {
            if (control.getReader() == Control.Reader.SERVER) {
              assertTrue(!seen.containsKey(control.getName()), control.getName());
              continue;
            }
            assertSame(control, group, seen.get(control.getName()));
            compared++;
          }
        }
      }
    }
    assertTrue(compared > 35, compared + " controls");
  }

  private static Map<String, OfxParam> seen(OfxBundle bundle, String effect) {
    OfxPlugin plugin =
        bundle.plugins().stream()
            .filter(each -> each.id().equalsIgnoreCase("framewright." + effect))
            .findFirst()
            .orElseThrow();
    return plugin.describe(Context.GENERAL).params().stream()
        .collect(Collectors.toMap(OfxParam::name, Function.identity()));
  }

  private static void assertSame(Control control, Group group, OfxParam seen) {
    String name = control.getName();
    String unit = control.getNumber().getUnit();
    assertEquals(
        unit.isEmpty() ? control.getLabel() : "%s (%s)".formatted(control.getLabel(), unit),
        seen.label(),
        name);
    assertEquals(control.getHint(), seen.hint(), name);
    assertEquals(group.getName(), seen.parent(), name);
    switch (control.getKindCase()) {
      case NUMBER -> assertSameNumber(control.getNumber(), seen);
      case FLAG -> {
        assertEquals(ParamType.BOOLEAN, seen.type(), name);
        assertEquals(
            control.getFlag().getDefaultValue() ? 1 : 0, seen.defaultValue().number(), name);
      }
      case CHOICE -> assertSameChoice(control.getChoice(), seen);
      case COLOUR -> assertEquals(ParamType.RGB, seen.type(), name);
      case TEXT, FILE -> {
        assertEquals(ParamType.STRING, seen.type(), name);
        assertEquals(control.getText().getDefaultValue(), seen.defaultValue().text(), name);
      }
      default -> throw new AssertionError(name + " is sent but has no value");
    }
  }

  private static void assertSameNumber(framewright.panel.Number number, OfxParam seen) {
    assertEquals(number.getWhole() ? ParamType.INTEGER : ParamType.DOUBLE, seen.type());
    assertEquals(number.getDefaultValue(), seen.defaultValue().number(), seen.name());
    assertEquals(number.getMinimum(), seen.minimum(0), seen.name());
    assertEquals(number.getMaximum(), seen.maximum(0), seen.name());
  }

  private static void assertSameChoice(framewright.panel.Choice choice, OfxParam seen) {
    assertEquals(ParamType.CHOICE, seen.type(), seen.name());
    List<String> names = choice.getOptionsList().stream().map(Option::getName).toList();
    assertEquals(names, seen.choices().stream().map(OfxParam.Choice::name).toList());
    assertEquals(
        choice.getOptionsList().stream().map(Option::getLabel).toList(),
        seen.choices().stream().map(OfxParam.Choice::label).toList());
    assertEquals(
        choice.getDefaultValue(), names.get((int) seen.defaultValue().number()), seen.name());
  }
}
