package framewright.effect;

import framewright.error.FramewrightException;
import framewright.error.Printable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters an effect declares, with their defaults and limits. Values are checked against it once, before a pixel is
 * looked at. Immutable.
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

  /** A number within limits. */
  public ParameterSet number(String name, double defaultValue, double minimum, double maximum) {
    return with(name, new Rule.InRange(defaultValue, minimum, maximum));
  }

  /** A boolean. */
  public ParameterSet flag(String name, boolean defaultValue) {
    return with(name, new Rule.InRange(defaultValue ? 1 : 0, 0, 1));
  }

  /** One of several script names; the first is the default. */
  public ParameterSet choice(String name, String... options) {
    return with(name, new Rule.OneOf(List.of(options)));
  }

  /** Any text, as a path. */
  public ParameterSet text(String name, String defaultValue) {
    return with(name, new Rule.AnyText(defaultValue));
  }

  /** A colour or a point; a request carries exactly as many numbers, or one more (a colour's alpha, which is dropped). */
  public ParameterSet numbers(String name, Double... defaults) {
    return with(name, new Rule.Several(Arrays.asList(defaults)));
  }

  /** Both sets' parameters; the other's win where names are equal. */
  public ParameterSet and(ParameterSet other) {
    Map<String, Rule> both = new LinkedHashMap<>(rules);
    both.putAll(other.rules);
    return new ParameterSet(both);
  }

  /** Every declared parameter with the request's value or its default; refuses unknown names and bad values. */
  Map<String, ParameterValue> resolve(Map<String, ParameterValue> requested) {
    for (String name : requested.keySet()) {
      if (!rules.containsKey(name)) {
        throw FramewrightException.invalidRequest(
            "This effect has no parameter \"" + Printable.of(name) + "\". It has: " + String.join(", ", rules.keySet()) + ".");
      }
    }
    Map<String, ParameterValue> resolved = new HashMap<>();
    rules.forEach((name, rule) -> resolved.put(name, rule.check(name, requested.get(name))));
    return resolved;
  }

  private ParameterSet with(String name, Rule rule) {
    Map<String, Rule> more = new LinkedHashMap<>(rules);
    more.put(name, rule);
    return new ParameterSet(more);
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
        if (requested instanceof ParameterValue.Scalar number && number.value() >= minimum && number.value() <= maximum) {
          return requested;
        }
        throw refused(name, "must be a number from " + minimum + " to " + maximum);
      }
    }

    record OneOf(List<String> options) implements Rule {
      @Override
      public ParameterValue check(String name, ParameterValue requested) {
        if (requested == null) {
          return new ParameterValue.Text(options.get(0));
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
