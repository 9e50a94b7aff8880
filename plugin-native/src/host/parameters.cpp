#include "host/parameters.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "host/properties.h"
#include "host/suites.h"

namespace framewright::host {
namespace {

const ofx::ParameterSuiteV1& Suite() { return *HostSuites().parameters; }

// Reads at a time where the host can, else the current value.
template <typename... Pointers>
bool Read(ofx::ParameterHandle parameter, double time, Pointers... values) {
  if (parameter == nullptr) return false;
  if (Call(Suite().get_value_at_time, parameter, time, values...) == ofx::kOk) return true;
  return Call(Suite().get_value, parameter, values...) == ofx::kOk;
}

// Such a host has read the default's green, blue and a full alpha as its red, green and blue, in 8 bits and cut off.
bool IsShiftedDefault(const Row& row, const std::vector<double>& rgb) {
  constexpr double kStep = 1.0 / 255;
  const double shifted[] = {row.colour[1], row.colour[2], 1};
  return std::equal(rgb.begin(), rgb.end(), shifted, [](double a, double b) { return std::abs(a - b) <= kStep; });
}

}  // namespace

Parameters::Parameters(ofx::EffectHandle effect, const Panel& panel) : panel_(panel) {
  Call(HostSuites().effects->get_parameter_set, effect, &set_);
}

const Row& Parameters::RowOf(const char* name) const {
  const Row* row = FindRow(panel_, name);
  if (row == nullptr) throw std::logic_error(std::string("no control named ") + name);
  return *row;
}

ofx::ParameterHandle Parameters::Handle(const char* name) const {
  ofx::ParameterHandle parameter = nullptr;
  if (set_ == nullptr) return nullptr;
  const bool found = Call(Suite().get_handle, set_, name, &parameter, nullptr) == ofx::kOk;
  return found ? parameter : nullptr;
}

double Parameters::Number(const char* name, double time) const { return NumberOf(RowOf(name), time); }

double Parameters::NumberOf(const Row& row, double time) const {
  if (row.kind == Kind::kDouble) {
    double value = row.value;
    return Read(Handle(row.name), time, &value) ? value : row.value;
  }
  int value = 0;
  return Read(Handle(row.name), time, &value) ? value : row.value;
}

std::string Parameters::Text(const char* name, double time) const { return TextOf(RowOf(name), time); }

std::string Parameters::TextOf(const Row& row, double time) const {
  if (row.kind == Kind::kChoice) {
    const auto index = static_cast<size_t>(NumberOf(row, time));
    return row.options[index < row.options.size() ? index : static_cast<size_t>(row.value)].name;
  }
  char* text = nullptr;
  return Read(Handle(row.name), time, &text) && text != nullptr ? text : row.text;
}

std::optional<double> Parameters::Foreign(const char* name, double time) const {
  double value = 0;
  if (!Read(Handle(name), time, &value)) return std::nullopt;
  return value;
}

bool Parameters::Animates(const char* name) const {
  unsigned int keys = 0;
  const ofx::ParameterHandle parameter = Handle(name);
  return parameter != nullptr && Call(Suite().get_key_count, parameter, &keys) == ofx::kOk && keys > 1;
}

client::Value Parameters::ValueOf(const Row& row, double time) const {
  switch (row.kind) {
    case Kind::kColour: {
      const std::vector<double> described(row.colour, row.colour + 3);
      std::vector<double> rgb = described;
      Read(Handle(row.name), time, &rgb[0], &rgb[1], &rgb[2]);
      return Habits().shifts_default_colours && IsShiftedDefault(row, rgb) ? described : rgb;
    }
    case Kind::kChoice:
    case Kind::kString:
    case Kind::kFile:
      return TextOf(row, time);
    default:
      return NumberOf(row, time);
  }
}

bool Parameters::SetText(const char* name, const std::string& text) const {
  const ofx::ParameterHandle parameter = Handle(name);
  return parameter != nullptr && Call(Suite().set_value, parameter, text.c_str()) == ofx::kOk;
}

}  // namespace framewright::host
