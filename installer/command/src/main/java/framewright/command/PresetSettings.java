package framewright.command;

import framewright.bridge.host.parameter.ParamValue;
import framewright.effect.ParameterValue;
import framewright.error.FramewrightException;
import framewright.install.InstalledPresets;
import framewright.render.Failure;
import framewright.render.Setting;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A preset as the settings that somebody would type in its place. */
final class PresetSettings {
  private PresetSettings() {}

  static List<Setting> of(String effect, String name) {
    try {
      return InstalledPresets.library().named(effect, name).entrySet().stream()
          .map(
              control ->
                  new Setting(control.getKey(), OptionalDouble.empty(), text(control.getValue())))
          .toList();
    } catch (FramewrightException refused) {
      throw new Failure(refused.getMessage(), refused);
    }
  }

  private static String text(ParameterValue value) {
    if (value instanceof ParameterValue.Scalar number) {
      return ParamValue.plain(number.value());
    }
    if (value instanceof ParameterValue.Text text) {
      return text.value();
    }
    return ((ParameterValue.Numbers) value)
        .values().stream().map(ParamValue::plain).collect(Collectors.joining(","));
  }
}
