package framewright.bridge.host;

import framewright.bridge.host.parameter.OfxParam;
import framewright.bridge.host.parameter.SavedValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a project file keeps of an instance: the values of its parameters, by name. */
public record SavedProject(Map<String, SavedValue> values) {

  /** Of an instance that nobody has touched. */
  public static final SavedProject NEW = new SavedProject(Map.of());

  /** Saves an instance, as a host does. */
  public static SavedProject of(OfxInstance instance) {
    instance.beforeSaving();
    Map<String, SavedValue> values = new LinkedHashMap<>();
    instance.params().stream()
        .filter(OfxParam::isPersistent)
        .forEach(param -> values.put(param.name(), param.saved()));
    return new SavedProject(values);
  }

  /** A parameter that was not saved, as by an older plugin, keeps its default. */
  void restore(Collection<OfxParam> params) {
    params.forEach(
        param -> Optional.ofNullable(values.get(param.name())).ifPresent(param::restore));
  }
}
