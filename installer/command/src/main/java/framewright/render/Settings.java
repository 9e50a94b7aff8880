package framewright.render;

import framewright.bridge.host.OfxInstance;
import framewright.bridge.host.parameter.OfxParam;
import java.util.List;

/** Sets a plugin's parameters as the command line says, and refuses what it does not have. */
public final class Settings {
  private final OfxInstance instance;

  public Settings(OfxInstance instance) {
    this.instance = instance;
  }

  public void apply(Setting setting) {
    OfxParam param = param(setting.name());
    checkChoice(param, setting);
    try {
      if (setting.frame().isPresent()) {
        param.setAt(setting.frame().getAsDouble(), setting.value());
      } else {
        param.set(setting.value());
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  private OfxParam param(String name) {
    return instance.params().stream()
        .filter(param -> param.type().hasValue() && param.scriptName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    instance.plugin().id()
                        + " has no parameter \""
                        + name
                        + "\". "
                        + NearestName.advice(name, names())));
  }

  private List<String> names() {
    return instance.params().stream()
        .filter(param -> param.type().hasValue())
        .map(OfxParam::scriptName)
        .toList();
  }

  private static void checkChoice(OfxParam param, Setting setting) {
    List<String> choices = param.choices().stream().map(OfxParam.Choice::name).toList();
    if (!choices.isEmpty() && !choices.contains(setting.value())) {
      throw new Failure(
          "\""
              + setting.value()
              + "\" is not a choice of "
              + setting.name()
              + ". "
              + NearestName.advice(setting.value(), choices));
    }
  }
}
