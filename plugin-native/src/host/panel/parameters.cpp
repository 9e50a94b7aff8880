#include "host/panel/parameters.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "host/values/properties.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

const ofx::ParameterSuiteV1& ParameterSuite() { return *HostSuites().parameters; }

// Reads at a time where the host can, else the current value.
template <typename... Pointers>
bool Read(ofx::ParameterHandle parameter, double time, Pointers... values) {
  if (parameter == nullptr) return false;
  if (Call(ParameterSuite().get_value_at_time, parameter, time, values...) == ofx::kOk) return true;
  return Call(ParameterSuite().get_value, parameter, values...) == ofx::kOk;
}

// Such a host has read the default's green, blue and a full alpha as its red, green and blue, in 8 bits and cut off.
bool IsShiftedDefault(const v1::Colour& colour, const std::vector<double>& rgb) {
  constexpr double kStep = 1.0 / 255;
  const double shifted[] = {colour.green(), colour.blue(), 1};
  return std::equal(rgb.begin(), rgb.end(), shifted, [](double a, double b) { return std::abs(a - b) <= kStep; });
}

// Of what a host keeps as a whole number.
double DefaultNumber(const Control& control) {
  if (control.has_flag()) return control.flag().default_value() ? 1 : 0;
  return control.has_choice() ? DefaultIndex(control.choice()) : control.number().default_value();
}

int IndexOf(const v1::Choice& choice, const std::string& name) {
  for (int i = 0; i < choice.options_size(); ++i) {
    if (choice.options(i).name() == name) return i;
  }
  return DefaultIndex(choice);
}

}  // namespace

client::Value DefaultOf(const Control& control) {
  switch (control.kind_case()) {
    case Control::kColour:
      return std::vector<double>{control.colour().red(), control.colour().green(), control.colour().blue()};
    case Control::kPoint:
      return std::vector<double>{0, 0};
    case Control::kChoice:
      return control.choice().default_value();
    case Control::kText:
    case Control::kFile:
      return control.text().default_value();
    default:
      return DefaultNumber(control);
  }
}

Parameters::Parameters(ofx::EffectHandle effect, const Panel& panel) : panel_(panel) {
  Call(HostSuites().effects->get_parameter_set, effect, &set_);
}

const Control& Parameters::ControlOf(const char* name) const {
  const Control* control = FindControl(panel_, name);
  if (control == nullptr) throw std::logic_error(std::string("no control named ") + name);
  return *control;
}

ofx::ParameterHandle Parameters::Handle(const std::string& name) const {
  ofx::ParameterHandle parameter = nullptr;
  if (set_ == nullptr) return nullptr;
  const bool found = Call(ParameterSuite().get_handle, set_, name.c_str(), &parameter, nullptr) == ofx::kOk;
  return found ? parameter : nullptr;
}

void Parameters::SetEnabled(const std::string& name, bool enabled) const {
  ofx::ParameterHandle parameter = nullptr;
  ofx::PropertySetHandle handle = nullptr;
  if (set_ != nullptr) Call(ParameterSuite().get_handle, set_, name.c_str(), &parameter, &handle);
  if (handle == nullptr) return;
  const Properties properties(handle);
  if (properties.Int(ofx::kParamEnabled, 1) != enabled) properties.Set(ofx::kParamEnabled, enabled ? 1 : 0);
}

double Parameters::Number(const char* name, double time) const { return NumberOf(ControlOf(name), time); }

double Parameters::NumberOf(const Control& control, double time) const {
  if (control.has_number() && !control.number().whole()) {
    double value = 0;
    return Read(Handle(control.name()), time, &value) ? value : control.number().default_value();
  }
  int value = 0;
  return Read(Handle(control.name()), time, &value) ? value : DefaultNumber(control);
}

std::string Parameters::Text(const char* name, double time) const { return TextOf(ControlOf(name), time); }

const v1::Option& Parameters::OptionOf(const Control& choice, double time) const {
  const auto& options = choice.choice().options();
  const int index = static_cast<int>(NumberOf(choice, time));
  return options[index >= 0 && index < options.size() ? index : DefaultIndex(choice.choice())];
}

bool Parameters::ChoosesData(double time) const {
  const auto controls = ControlsOf(panel_);
  return std::any_of(controls.begin(), controls.end(),
                     [&](const Control* control) { return control->has_choice() && OptionOf(*control, time).data(); });
}

std::string Parameters::TextOf(const Control& control, double time) const {
  if (control.has_choice()) return OptionOf(control, time).name();
  char* text = nullptr;
  return Read(Handle(control.name()), time, &text) && text != nullptr ? text : control.text().default_value();
}

std::optional<double> Parameters::Foreign(const char* name, double time) const {
  double value = 0;
  if (!Read(Handle(name), time, &value)) return std::nullopt;
  return value;
}

bool Parameters::Animates(const char* name) const {
  unsigned int keys = 0;
  const ofx::ParameterHandle parameter = Handle(name);
  return parameter != nullptr && Call(ParameterSuite().get_key_count, parameter, &keys) == ofx::kOk && keys > 1;
}

client::Value Parameters::ValueOf(const Control& control, double time) const {
  switch (control.kind_case()) {
    case Control::kColour: {
      const v1::Colour& colour = control.colour();
      const std::vector<double> described = {colour.red(), colour.green(), colour.blue()};
      std::vector<double> rgb = described;
      Read(Handle(control.name()), time, &rgb[0], &rgb[1], &rgb[2]);
      return Habits().shifts_default_colours && IsShiftedDefault(colour, rgb) ? described : rgb;
    }
    case Control::kPoint: {
      std::vector<double> place = {0, 0};
      Read(Handle(control.name()), time, &place[0], &place[1]);
      return place;
    }
    case Control::kChoice:
    case Control::kText:
    case Control::kFile:
      return TextOf(control, time);
    default:
      return NumberOf(control, time);
  }
}

bool Parameters::Set(const char* name, const client::Value& value) const { return Write(ControlOf(name), value); }

bool Parameters::Replace(const Control& control, const client::Value& value) const {
  const ofx::ParameterHandle parameter = Handle(control.name());
  unsigned int keys = 0;
  if (parameter != nullptr && Call(ParameterSuite().get_key_count, parameter, &keys) == ofx::kOk && keys > 0) {
    Call(ParameterSuite().delete_all_keys, parameter);
  }
  return Write(control, value);
}

// By the type with which the host keeps it; the suite's function is variadic.
bool Parameters::Write(const Control& control, const client::Value& value) const {
  const ofx::ParameterHandle parameter = Handle(control.name());
  if (parameter == nullptr) return false;
  const auto set = ParameterSuite().set_value;
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
    const std::vector<double>& n = *numbers;
    if (control.has_point()) return n.size() == 2 && Call(set, parameter, n[0], n[1]) == ofx::kOk;
    return n.size() >= 3 && Call(set, parameter, n[0], n[1], n[2]) == ofx::kOk;
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (control.has_choice()) return Call(set, parameter, IndexOf(control.choice(), *text)) == ofx::kOk;
    return Call(set, parameter, text->c_str()) == ofx::kOk;
  }
  const double number = std::get<double>(value);
  const bool fraction = control.has_number() && !control.number().whole();
  return (fraction ? Call(set, parameter, number) : Call(set, parameter, static_cast<int>(number))) == ofx::kOk;
}

void Parameters::InOneUndo(const char* name, const std::function<void()>& changes) const {
  Call(ParameterSuite().edit_begin, set_, name);
  changes();
  Call(ParameterSuite().edit_end, set_);
}

// What is asked is not keyframed: any time will do.
bool Parameters::IsMet(const v1::Need& need) const {
  const Control& asked = ControlOf(need.control().c_str());
  if (asked.has_flag()) return NumberOf(asked, 0) != 0;
  const auto& options = need.options();
  return std::find(options.begin(), options.end(), TextOf(asked, 0)) != options.end();
}

bool Parameters::IsNeeded(const Control& control) const {
  const auto& needs = control.needs();
  return std::all_of(needs.begin(), needs.end(), [this](const v1::Need& need) { return IsMet(need); });
}

void Parameters::ShowNeeds() const {
  for (const Control* control : ControlsOf(panel_)) {
    if (!control->needs().empty()) SetEnabled(control->name(), IsNeeded(*control));
  }
}

}  // namespace framewright::host
