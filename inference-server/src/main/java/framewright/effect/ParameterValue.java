package framewright.effect;

import java.util.List;

/** A parameter's value as a request carries it. */
public sealed interface ParameterValue {
  /** Numbers, whole numbers, and booleans as 0 and 1. */
  record Scalar(double value) implements ParameterValue {}

  /** Choices by script name, strings, paths. */
  record Text(String value) implements ParameterValue {}

  /** Colours and points. */
  record Numbers(List<Double> values) implements ParameterValue {}
}
