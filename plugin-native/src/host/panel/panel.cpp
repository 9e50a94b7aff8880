#include "host/panel/panel.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <set>
#include <stdexcept>

#include "host/panel/panel_bytes.h"

namespace framewright::host {
namespace {

constexpr char kShared[] = "shared";  // the controls of every effect

template <typename Names>
bool Contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void DropUnwanted(Panel* panel) {
  for (Group& group : *panel->mutable_groups()) {
    auto* controls = group.mutable_controls();
    controls->erase(std::remove_if(controls->begin(), controls->end(),
                                   [&](const Control& control) { return Contains(panel->without(), control.name()); }),
                    controls->end());
    for (Control& control : *controls) {
      if (Contains(panel->retired(), control.name())) control.set_reader(Control::NOBODY);
    }
  }
}

// Names share one space; a name that comes twice would be read as what it is not.
void RequireNames(const Panel& panel) {
  std::set<std::string> names = {kPage};
  for (const Group& group : panel.groups()) {
    bool fresh = names.insert(group.name()).second;
    for (const Control& control : group.controls()) fresh = fresh && names.insert(control.name()).second;
    if (!fresh) throw std::logic_error("a name comes twice in group " + group.name());
  }
}

bool IsWholeNumber(double value) { return std::abs(value) <= INT_MAX; }  // also no NaN

// Would a host keep it as what it is read as?
bool IsReadable(const Control& control) {
  const v1::Number& number = control.number();
  const bool fits = !number.whole() || (IsWholeNumber(number.default_value()) && IsWholeNumber(number.minimum()) &&
                                        IsWholeNumber(number.maximum()));
  const bool may_be_sent = !control.has_line() && !control.has_button() && !control.has_point();
  const bool has_options = !control.has_choice() || !control.choice().options().empty();
  return control.kind_case() != Control::KIND_NOT_SET && fits && has_options && (may_be_sent || !IsSent(control));
}

// Can the panel say whether it is met?
bool IsAnswerable(const Panel& panel, const v1::Need& need) {
  const Control* const asked = FindControl(panel, need.control());
  if (asked == nullptr) return false;
  if (asked->has_flag()) return need.options().empty();
  const auto& options = asked->choice().options();
  return asked->has_choice() && !asked->choice().keyframed() &&
         std::all_of(need.options().begin(), need.options().end(), [&](const std::string& name) {
           return std::any_of(options.begin(), options.end(),
                              [&](const auto& option) { return option.name() == name; });
         });
}

void RequireAnswerable(const Panel& panel) {
  for (const Control* control : ControlsOf(panel)) {
    for (const v1::Need& need : control->needs()) {
      if (!IsAnswerable(panel, need)) throw std::logic_error(control->name() + " needs what the panel does not have");
    }
  }
}

void RequireReadable(const Panel& panel) {
  for (const Control* control : ControlsOf(panel)) {
    if (!IsReadable(*control)) throw std::logic_error(control->name() + " has no value that a host could keep");
  }
}

}  // namespace

// Two messages one after the other are one with the groups of both.
Panel PanelOf(const std::string& effect) {
  const std::string bytes = std::string(PanelBytes(effect)).append(PanelBytes(kShared));
  Panel panel;
  if (PanelBytes(effect).empty() || !panel.ParseFromString(bytes)) throw std::logic_error("no panel for " + effect);
  DropUnwanted(&panel);
  RequireNames(panel);
  RequireReadable(panel);
  RequireAnswerable(panel);
  return panel;
}

std::vector<const Control*> ControlsOf(const Panel& panel) {
  std::vector<const Control*> controls;
  for (const Group& group : panel.groups()) {
    for (const Control& control : group.controls()) controls.push_back(&control);
  }
  return controls;
}

const Control* FindControl(const Panel& panel, const std::string& name) {
  for (const Group& group : panel.groups()) {
    for (const Control& control : group.controls()) {
      if (control.name() == name) return &control;
    }
  }
  return nullptr;
}

bool IsDescribed(const Control& control) { return control.reader() != Control::SERVER; }

bool IsSent(const Control& control) { return control.reader() == Control::BOTH; }

bool HasValue(const Control& control) { return IsDescribed(control) && !control.has_line() && !control.has_button(); }

int DefaultIndex(const v1::Choice& choice) {
  for (int i = 0; i < choice.options_size(); ++i) {
    if (choice.options(i).name() == choice.default_value()) return i;
  }
  return 0;
}

}  // namespace framewright::host
