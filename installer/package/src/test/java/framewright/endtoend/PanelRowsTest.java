package framewright.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import framewright.bridge.host.OfxBundle;
import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.habit.HostHabits;
import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.ParamType;
import framewright.panel.Control;
import framewright.panel.Need;
import framewright.panel.Option;
import framewright.panel.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of every panel in every host that tells of changes; no server is needed. */
@EnabledIfEnvironmentVariable(named = "FRAMEWRIGHT_HOME", matches = ".+")
class PanelRowsTest {
  static final List<String> EFFECTS = List.of("Key", "Style", "Retime", "Model");

  /** Each has a test that presses it: here, in PanelTest or in HelpingButtonsTest. */
  private static final Set<String> PRESSED =
      Set.of(
          "pick",
          "analyse",
          "list_cuts",
          "list_bad",
          "list_repeated",
          "match_here",
          "next_preset",
          "load_preset",
          "save_preset",
          "next_model",
          "update",
          "reset",
          "diagnose",
          "open_log");

  static Stream<Arguments> hostsAndEffects() {
    return PanelTest.hosts()
        .flatMap(host -> EFFECTS.stream().map(effect -> Arguments.of(host, effect)));
  }

  /** By the panel as the contract has it. */
  @ParameterizedTest
  @MethodSource("hostsAndEffects")
  void everyRowAppearsAndVanishesWithWhatItNeeds(HostHabits host, String effect)
      throws IOException {
    List<Control> controls = controls(effect);
    Set<String> live = new HashSet<>();
    Set<String> grey = new HashSet<>();
    try (OfxBundle bundle = PanelShots.load(host);
        OfxInstance instance = PanelShots.open(bundle, effect)) {
      assertRows(instance, controls, live, grey);
      for (Control control : controls) {
        for (Need need : control.getNeedsList()) {
          control.getNeedsList().forEach(each -> meet(each, instance));
          for (String value : values(asked(need, controls))) {
            instance.param(need.getControl()).set(value);
            assertRows(instance, controls, live, grey);
          }
        }
      }
      assertEquals(List.of(), instance.problems());
    }
    for (Control control : controls) {
      boolean asks = control.getNeedsCount() > 0;
      assertEquals(asks, grey.contains(control.getName()), control.getName() + " is ever grey");
      assertTrue(live.contains(control.getName()), control.getName() + " is ever live");
    }
  }

  @Test
  void everyButtonIsPressedByATest() throws IOException {
    Set<String> there = new TreeSet<>();
    try (OfxBundle bundle = PanelShots.load(HostHabits.complete())) {
      for (String effect : EFFECTS) {
        try (OfxInstance instance = PanelShots.open(bundle, effect)) {
          instance.params().stream()
              .filter(param -> param.type() == ParamType.BUTTON)
              .forEach(button -> there.add(button.name()));
        }
      }
    }
    assertEquals(new TreeSet<>(PRESSED), there);
  }

  private static void assertRows(
      OfxInstance instance, List<Control> controls, Set<String> live, Set<String> grey) {
    for (Control control : controls) {
      boolean counts =
          control.getNeedsList().stream().allMatch(need -> isMet(need, instance, controls));
      assertEquals(counts, instance.param(control.getName()).isEnabled(), control.getName());
      (counts ? live : grey).add(control.getName());
    }
  }

  private static boolean isMet(Need need, OfxInstance instance, List<Control> controls) {
    OfxParam asked = instance.param(need.getControl());
    return asked(need, controls).hasFlag()
        ? asked.valueAt(0).number() != 0
        : need.getOptionsList().contains(asked.textAt(0));
  }

  private static void meet(Need need, OfxInstance instance) {
    instance
        .param(need.getControl())
        .set(need.getOptionsCount() == 0 ? "true" : need.getOptions(0));
  }

  private static Control asked(Need need, List<Control> controls) {
    return controls.stream()
        .filter(control -> control.getName().equals(need.getControl()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(Control asked) {
    return asked.hasFlag()
        ? List.of("true", "false")
        : asked.getChoice().getOptionsList().stream().map(Option::getName).toList();
  }

  /** Of the effect alone, as an artist sees them, but for lines, which are never live. */
  private static List<Control> controls(String effect) throws IOException {
    String name = effect.toLowerCase(Locale.ROOT) + ".panel";
    try (InputStream bytes = Panel.class.getResourceAsStream(name)) {
      return Panel.parseFrom(bytes).getGroupsList().stream()
          .flatMap(group -> group.getControlsList().stream())
          .filter(control -> control.getReader() != Control.Reader.SERVER)
          .filter(control -> !control.hasLine())
          .toList();
    }
  }
}
