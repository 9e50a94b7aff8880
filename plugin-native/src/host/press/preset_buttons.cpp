#include <algorithm>

#include "client/client.h"
#include "client/failure.h"
#include "host/press/buttons.h"
#include "host/press/waiting.h"

namespace framewright::host {
namespace {

using client::ErrorKind;
using client::Failure;
using client::PresetNote;

std::string EffectOf(const Pressed& pressed) { return pressed.instance.effect().wire_id; }

std::string ChosenName(const Pressed& pressed) { return pressed.parameters().Text("preset", pressed.time); }

bool IsInPresets(const Control& control) { return HasValue(control) && !control.of_the_shot(); }

void Apply(const Pressed& pressed, const client::Controls& controls) {
  pressed.parameters().InOneUndo("Load preset", [&] {
    for (const Control* control : ControlsOf(pressed.instance.effect().panel)) {
      const auto value = controls.find(control->name());
      if (IsInPresets(*control) && value != controls.end()) pressed.parameters().Replace(*control, value->second);
    }
  });
}

std::string Load(const Pressed& pressed, const std::string& name, Waiting* waiting) {
  Apply(pressed, client::Client::Instance().LoadPreset(EffectOf(pressed), name, waiting->Abandoned()));
  return "Preset " + name + " is loaded.";
}

}  // namespace

std::string LoadPreset(const Pressed& pressed) {
  Waiting waiting(pressed.instance, "Framewright: loading the preset");
  return Load(pressed, ChosenName(pressed), &waiting);
}

// From the name in the field to the one after it, and round.
std::string NextPreset(const Pressed& pressed) {
  Waiting waiting(pressed.instance, "Framewright: loading the next preset");
  const auto presets = client::Client::Instance().Presets(EffectOf(pressed), waiting.Abandoned());
  if (presets.empty()) throw Failure(ErrorKind::kInvalidRequest, "There are no presets of this effect yet: save one.");
  const std::string present = ChosenName(pressed);
  const auto found =
      std::find_if(presets.begin(), presets.end(), [&](const PresetNote& p) { return p.name == present; });
  const size_t next = found == presets.end() ? 0 : static_cast<size_t>(found - presets.begin() + 1) % presets.size();
  const std::string told = Load(pressed, presets[next].name, &waiting);
  pressed.parameters().Set("preset", presets[next].name);
  return told + " It is " + std::to_string(next + 1) + " of " + std::to_string(presets.size()) + ". " +
         presets[next].about;
}

std::string SavePreset(const Pressed& pressed) {
  Waiting waiting(pressed.instance, "Framewright: saving the preset");
  client::Controls controls;
  for (const Control* control : ControlsOf(pressed.instance.effect().panel)) {
    if (IsInPresets(*control)) controls[control->name()] = pressed.parameters().ValueOf(*control, pressed.time);
  }
  const std::string file =
      client::Client::Instance().SavePreset(EffectOf(pressed), ChosenName(pressed), controls, waiting.Abandoned());
  return "Saved as " + file;
}

}  // namespace framewright::host
