package framewright.bridge.host.parameter;

import framewright.bridge.host.abi.Handles;
import framewright.bridge.host.abi.Ofx;
import framewright.bridge.host.abi.PropertySet;
import java.util.ArrayList;
import java.util.List;

/** A parameter: its description, and for an instance its value over time. */
public final class OfxParam {

  /**
   * One option of a choice.
   *
   * @param name what scripts call it: given by the plugin, or made from the label
   */
  public record Choice(int index, String name, String label) {}

  /** How a text is shown: to be read, to be typed, or as the path of a file. */
  public enum StringMode {
    LABEL,
    PLAIN,
    FILE
  }

  /** The effect that a parameter belongs to. */
  public interface Owner {
    /** The user has changed the parameter's value. */
    void changed(OfxParam param, double time);

    /** The time that a plugin means when it asks for the current value. */
    double currentTime();

    /** Refuses when the plugin may not write parameters now. */
    void checkWritable();
  }

  private final ParamType type;
  private final PropertySet properties;
  private final ParamCurve curve;
  private final Owner owner;
  private long handle;

  public OfxParam(ParamType type, PropertySet properties, Owner owner) {
    this.type = type;
    this.properties = properties;
    this.owner = owner;
    this.curve =
        new ParamCurve(type.hasValue() ? defaultValue() : ParamValue.of(), type.interpolates());
  }

  public ParamType type() {
    return type;
  }

  public String name() {
    return properties.text(Ofx.NAME);
  }

  public String scriptName() {
    String given = properties.text(Ofx.PARAM_SCRIPT_NAME);
    return given.isEmpty() ? name() : given;
  }

  public String label() {
    return properties.text(Ofx.LABEL);
  }

  public String hint() {
    return properties.text(Ofx.PARAM_HINT);
  }

  /** The name of the group it belongs to; empty for none. */
  public String parent() {
    return properties.text(Ofx.PARAM_PARENT);
  }

  public boolean isSecret() {
    return properties.flag(Ofx.PARAM_SECRET);
  }

  public boolean isEnabled() {
    return properties.flag(Ofx.PARAM_ENABLED);
  }

  public double minimum(int dimension) {
    return bound(Ofx.PARAM_MIN, dimension, Double.NEGATIVE_INFINITY);
  }

  public double maximum(int dimension) {
    return bound(Ofx.PARAM_MAX, dimension, Double.POSITIVE_INFINITY);
  }

  /** Where a slider begins; far away where the plugin did not say. */
  public double sliderFrom() {
    return bound(Ofx.PARAM_DISPLAY_MIN, 0, Double.NEGATIVE_INFINITY);
  }

  public double sliderTo() {
    return bound(Ofx.PARAM_DISPLAY_MAX, 0, Double.POSITIVE_INFINITY);
  }

  /** Of a group: is it open when the panel is first shown? */
  public boolean startsOpen() {
    return properties.flag(Ofx.PARAM_GROUP_OPEN);
  }

  /** Of a text: as what a host shows it. */
  public StringMode stringMode() {
    return switch (properties.text(Ofx.PARAM_STRING_MODE)) {
      case Ofx.STRING_IS_LABEL -> StringMode.LABEL;
      case Ofx.STRING_IS_FILE_PATH -> StringMode.FILE;
      default -> StringMode.PLAIN;
    };
  }

  private double bound(String property, int dimension, double none) {
    double[] bounds = properties.anyNumbers(property);
    return dimension < bounds.length ? bounds[dimension] : none;
  }

  /** The options of a choice, in order; empty for other types. */
  public List<Choice> choices() {
    List<String> labels = properties.texts(Ofx.PARAM_CHOICES);
    List<String> names =
        properties.texts(
            type == ParamType.CHOICE ? Ofx.PLAIN_CHOICE_NAMES : Ofx.PARAM_CHOICE_NAMES);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String name = i < names.size() ? names.get(i) : ParamText.plain(labels.get(i));
      choices.add(new Choice(i, name, labels.get(i)));
    }
    return choices;
  }

  public ParamValue defaultValue() {
    if (type.holds() == ParamType.Holds.TEXT) {
      return ParamValue.of(properties.text(Ofx.PARAM_DEFAULT));
    }
    return ParamValue.of(properties.anyNumbers(Ofx.PARAM_DEFAULT));
  }

  public ParamValue valueAt(double time) {
    return curve.at(time);
  }

  /** What a person reads: the name of the choice rather than its index. */
  public String textAt(double time) {
    ParamValue value = valueAt(time);
    if (type != ParamType.CHOICE) {
      return value.toString();
    }
    int index = (int) value.number();
    return choices().stream()
        .filter(c -> c.index() == index)
        .map(Choice::name)
        .findFirst()
        .orElse("");
  }

  /**
   * Sets the value at all times, from what a person types. Throws IllegalArgumentException with a
   * sentence for them.
   */
  public void set(String text) {
    set(ParamText.parse(this, text));
  }

  public void set(double... numbers) {
    set(ParamValue.of(numbers));
  }

  public void set(ParamValue value) {
    curve.setConstant(value);
    owner.changed(this, 0);
  }

  /** Sets a keyframe. */
  public void setAt(double time, String text) {
    setAt(time, ParamText.parse(this, text));
  }

  public void setAt(double time, double... numbers) {
    setAt(time, ParamValue.of(numbers));
  }

  public void setAt(double time, ParamValue value) {
    curve.setKey(time, value);
    owner.changed(this, time);
  }

  /** Does a project file keep its value? */
  public boolean isPersistent() {
    return type.hasValue() && properties.flag("OfxParamPropPersistant");
  }

  public SavedValue saved() {
    ParamCurve copy = new ParamCurve(defaultValue(), type.interpolates());
    copy.copyFrom(curve, 0);
    return new SavedValue(copy);
  }

  /** Takes over what was saved, without a word to the plugin. */
  public void restore(SavedValue saved) {
    curve.copyFrom(saved.curve(), 0);
  }

  /** Presses a button, or tells the plugin again that the user touched the parameter. */
  public void touch(double time) {
    owner.changed(this, time);
  }

  synchronized long handle() {
    if (handle == 0) {
      handle = Handles.give(this);
    }
    return handle;
  }

  public synchronized void release() {
    Handles.release(handle);
    handle = 0;
    properties.release();
  }

  Owner owner() {
    return owner;
  }

  ParamCurve curve() {
    return curve;
  }

  PropertySet properties() {
    return properties;
  }
}
