package framewright.rpc;

import framewright.effect.ParameterValue;
import framewright.preset.PresetNote;
import framewright.v1.ListPresetsResponse;
import framewright.v1.LoadPresetResponse;
import framewright.v1.Numbers;
import framewright.v1.Value;
import java.util.List;
import java.util.Map;

/** What is said of presets, as the contract has it. */
final class PresetAnswers {
  private PresetAnswers() {}

  static ListPresetsResponse of(List<PresetNote> notes) {
    ListPresetsResponse.Builder list = ListPresetsResponse.newBuilder();
    for (PresetNote note : notes) {
      list.addPresetsBuilder()
          .setName(note.name())
          .setPlace(
              switch (note.place()) {
                case OWN -> framewright.v1.PresetNote.Place.PLACE_OWN;
                case STUDIO -> framewright.v1.PresetNote.Place.PLACE_STUDIO;
                case SHIPPED -> framewright.v1.PresetNote.Place.PLACE_SHIPPED;
              })
          .setAbout(note.about());
    }
    return list.build();
  }

  static LoadPresetResponse of(Map<String, ParameterValue> controls) {
    LoadPresetResponse.Builder preset = LoadPresetResponse.newBuilder();
    controls.forEach((name, value) -> preset.putControls(name, value(value)));
    return preset.build();
  }

  private static Value value(ParameterValue value) {
    Value.Builder sent = Value.newBuilder();
    if (value instanceof ParameterValue.Scalar number) {
      return sent.setNumber(number.value()).build();
    }
    if (value instanceof ParameterValue.Text text) {
      return sent.setText(text.value()).build();
    }
    List<Double> numbers = ((ParameterValue.Numbers) value).values();
    return sent.setNumbers(Numbers.newBuilder().addAllValues(numbers)).build();
  }
}
