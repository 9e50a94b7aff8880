package framewright.bridge.host.parameter;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Turns what a person types for a parameter into its value, or into a sentence that says what the
 * parameter takes.
 */
final class ParamText {

  private static final List<String> YES = List.of("1", "true", "on", "yes");
  private static final List<String> NO = List.of("0", "false", "off", "no");

  private ParamText() {}

  static ParamValue parse(OfxParam param, String text) {
    return switch (param.type()) {
      case STRING, CUSTOM -> ParamValue.of(text);
      case CHOICE -> ParamValue.of(choice(param, text).index());
      case NAMED_CHOICE -> ParamValue.of(choice(param, text).name());
      case BOOLEAN -> ParamValue.of(yesOrNo(param, text));
      case GROUP, PAGE, BUTTON -> throw refused(param, "holds no value", text);
      default -> numbers(param, text);
    };
  }

  /** Lower case with underscores: how people type names on a command line. */
  static String plain(String name) {
    return name.trim().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+-]+", "_");
  }

  private static OfxParam.Choice choice(OfxParam param, String text) {
    String wanted = plain(text);
    return param.choices().stream()
        .filter(
            choice -> plain(choice.name()).equals(wanted) || plain(choice.label()).equals(wanted))
        .findFirst()
        .or(
            () ->
                param.choices().stream()
                    .filter(choice -> Integer.toString(choice.index()).equals(wanted))
                    .findFirst())
        .orElseThrow(() -> refused(param, "takes one of " + choiceNames(param), text));
  }

  private static String choiceNames(OfxParam param) {
    return param.choices().stream().map(OfxParam.Choice::name).collect(Collectors.joining(", "));
  }

  private static double yesOrNo(OfxParam param, String text) {
    String plain = plain(text);
    if (!YES.contains(plain) && !NO.contains(plain)) {
      throw refused(param, "takes true or false", text);
    }
    return YES.contains(plain) ? 1 : 0;
  }

  private static ParamValue numbers(OfxParam param, String text) {
    List<String> parts = Splitter.on(',').trimResults().splitToList(text);
    if (parts.size() != param.type().count()) {
      throw refused(param, "takes " + param.type().count() + " numbers, with commas between", text);
    }
    double[] numbers = new double[parts.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(param, parts.get(i), i);
    }
    return ParamValue.of(numbers);
  }

  private static double number(OfxParam param, String text, int dimension) {
    boolean whole = param.type().holds() == ParamType.Holds.INTS;
    double minimum = param.minimum(dimension);
    double maximum = param.maximum(dimension);
    try {
      double number = whole ? Integer.parseInt(text) : Double.parseDouble(text);
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // The sentence below says it.
    }
    throw refused(
        param, "takes a " + (whole ? "whole number" : "number") + range(minimum, maximum), text);
  }

  private static String range(double minimum, double maximum) {
    boolean bounded = minimum > -1e9 || maximum < 1e9;
    return bounded ? " from " + ParamValue.plain(minimum) + " to " + ParamValue.plain(maximum) : "";
  }

  private static IllegalArgumentException refused(OfxParam param, String takes, String text) {
    return new IllegalArgumentException("%s %s, not \"%s\".".formatted(param.name(), takes, text));
  }
}
