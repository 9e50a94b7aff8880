package framewright.effect;

import framewright.error.FramewrightException;
import framewright.error.SafeText;
import framewright.panel.Control;
import framewright.panel.Group;
import framewright.panel.Option;
import framewright.panel.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a panel, with their defaults and limits. Values are checked against it once,
 * before a pixel is looked at. Immutable.
 */
public final class ParameterSet {
  private static final ParameterSet EMPTY = new ParameterSet(Map.of());

  private final Map<String, Rule> rules;

  private ParameterSet(Map<String, Rule> rules) {
    this.rules = rules;
  }

  public static ParameterSet none() {
    return EMPTY;
  }

  /** Every control of a panel. */
  public static ParameterSet of(Panel panel) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Group group : panel.getGroupsList()) {
      group.getControlsList().forEach(control -> rules.put(control.getName(), rule(control)));
    }
    return new ParameterSet(rules);
  }

  private static Rule rule(Control control) {
    return switch (control.getKindCase()) {
      case NUMBER ->
          new Rule.InRange(
              control.getNumber().getDefaultValue(),
              control.getNumber().getMinimum(),
              control.getNumber().getMaximum());
      case FLAG -> new Rule.InRange(control.getFlag().getDefaultValue() ? 1 : 0, 0, 1);
      case CHOICE ->
          new Rule.OneOf(
              control.getChoice().getDefaultValue(),
              control.getChoice().getOptionsList().stream().map(Option::getName).toList());
      case COLOUR ->
          new Rule.Several(
              List.of(
                  control.getColour().getRed(),
                  control.getColour().getGreen(),
                  control.getColour().getBlue()));
      case TEXT, FILE -> new Rule.AnyText(control.getText().getDefaultValue());
      case LINE, BUTTON, POINT, KIND_NOT_SET ->
          throw new IllegalArgumentException(
              "the control " + control.getName() + " has no value to send");
    };
  }

  /** Both sets' parameters; the other's win where names are equal. */
  public ParameterSet and(ParameterSet other) {
    Map<String, Rule> both = new LinkedHashMap<>(rules);
    both.putAll(other.rules);
    return new ParameterSet(both);
  }

  /**
   * Every declared parameter with the request's value or its default; refuses unknown names and bad
   * values.
   */
  public Parameters resolve(Map<String, ParameterValue> requested) {
    return new Parameters(complete(requested));
  }

  /** The same, as values by name. */
  public Map<String, ParameterValue> complete(Map<String, ParameterValue> requested) {
    for (String name : requested.keySet()) {
      if (!rules.containsKey(name)) {
        String known = rules.isEmpty() ? "none" : String.join(", ", rules.keySet());
        throw FramewrightException.invalidRequest(
            "This effect has no parameter \"" + SafeText.of(name) + "\". It has: " + known + ".");
      }
    }
    Map<String, ParameterValue> resolved = new LinkedHashMap<>();
    rules.forEach((name, rule) -> resolved.put(name, rule.check(name, requested.get(name))));
    return resolved;
  }

  /** What a value must be; {@code requested} is null where the request is silent. */
  private sealed interface Rule {
    ParameterValue check(String name, ParameterValue requested);

    record InRange(double defaultValue, double minimum, double maximum) implements Rule {
      @Override
      public ParameterValue check(String name, ParameterValue requested) {
        if (requested == null) {
          return new ParameterValue.Scalar(defaultValue);
        }
        if (requested instanceof ParameterValue.Scalar number
            && number.value() >= minimum
            && number.value() <= maximum) {
          return requested;
        }
        throw refused(name, "must be a number from " + minimum + " to " + maximum);
      }
    }

    record OneOf(String defaultValue, List<String> options) implements Rule {
      @Override
      public ParameterValue check(String name, ParameterValue requested) {
        if (requested == null) {
          return new ParameterValue.Text(defaultValue);
        }
        if (requested instanceof ParameterValue.Text text && options.contains(text.value())) {
          return requested;
        }
        throw refused(name, "must be one of: " + String.join(", ", options));
      }
    }

    record AnyText(String defaultValue) implements Rule {
      @Override
      public ParameterValue check(String name, ParameterValue requested) {
        if (requested == null) {
          return new ParameterValue.Text(defaultValue);
        }
        if (requested instanceof ParameterValue.Text) {
          return requested;
        }
        throw refused(name, "must be text");
      }
    }

    record Several(List<Double> defaults) implements Rule {
      @Override
      public ParameterValue check(String name, ParameterValue requested) {
        if (requested == null) {
          return new ParameterValue.Numbers(defaults);
        }
        if (requested instanceof ParameterValue.Numbers numbers && fits(numbers.values())) {
          return new ParameterValue.Numbers(numbers.values().subList(0, defaults.size()));
        }
        throw refused(name, "must be " + defaults.size() + " finite numbers");
      }

      private boolean fits(List<Double> values) {
        boolean count = values.size() == defaults.size() || values.size() == defaults.size() + 1;
        return count && values.stream().allMatch(Double::isFinite);
      }
    }

    static FramewrightException refused(String name, String must) {
      return FramewrightException.invalidRequest("The parameter \"" + name + "\" " + must + ".");
    }
  }
}
