package framewright.bridge.host.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A parameter's value: some numbers, or one text. Choices are their index, booleans 0 and 1. */
public record ParamValue(List<Double> numbers, String text) {

  public static ParamValue of(double... numbers) {
    return new ParamValue(Arrays.stream(numbers).boxed().toList(), "");
  }

  public static ParamValue of(String text) {
    return new ParamValue(List.of(), text);
  }

  public double number() {
    return numbers.get(0);
  }

  ParamValue towards(ParamValue other, double amount) {
    return new ParamValue(
        IntStream.range(0, numbers.size())
            .mapToObj(i -> numbers.get(i) + (other.numbers.get(i) - numbers.get(i)) * amount)
            .toList(),
        "");
  }

  @Override
  public String toString() {
    return numbers.isEmpty()
        ? text
        : numbers.stream().map(ParamValue::plain).collect(Collectors.joining(","));
  }

  /** Whole numbers without a fraction. */
  public static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
