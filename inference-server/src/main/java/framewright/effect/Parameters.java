package framewright.effect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every parameter of a render with its value, as {@link ParameterSet} found it fit. Asking for one
 * that is not declared is a bug.
 */
public final class Parameters {
  static final String QUALITY = "quality";
  static final String COMPUTE = "compute";

  private final Map<String, ParameterValue> values;

  Parameters(Map<String, ParameterValue> values) {
    this.values = values;
  }

  /** The same with other numbers for one of them. */
  Parameters with(String name, List<Double> numbers) {
    Map<String, ParameterValue> changed = new HashMap<>(values);
    changed.put(name, new ParameterValue.Numbers(numbers));
    return new Parameters(changed);
  }

  public double number(String name) {
    return ((ParameterValue.Scalar) value(name)).value();
  }

  public boolean flag(String name) {
    return number(name) != 0;
  }

  /** A choice's script name, or text. */
  public String text(String name) {
    return ((ParameterValue.Text) value(name)).value();
  }

  public List<Double> numbers(String name) {
    return ((ParameterValue.Numbers) value(name)).values();
  }

  /** Does the effect work at a lower resolution where asked to? */
  public boolean offerQuality() {
    return values.containsKey(QUALITY);
  }

  /** Process resolution asked for: 1, 0.5 or 0.25. 1 where the effect does not offer it. */
  public double quality() {
    return switch (offerQuality() ? text(QUALITY) : "full") {
      case "half" -> 0.5;
      case "quarter" -> 0.25;
      default -> 1;
    };
  }

  /** Where to compute. */
  public Compute compute() {
    return switch (values.containsKey(COMPUTE) ? text(COMPUTE) : "auto") {
      case "gpu" -> Compute.GRAPHICS_DEVICE;
      case "cpu" -> Compute.CPU;
      default -> Compute.AUTOMATIC;
    };
  }

  private ParameterValue value(String name) {
    ParameterValue value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the effect does not declare the parameter " + name);
    }
    return value;
  }
}
