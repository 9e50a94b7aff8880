#include "host/describe_panel.h"

#include "host/properties.h"
#include "host/suites.h"

namespace framewright::host {
namespace {

const char* TypeOf(Kind kind) {
  switch (kind) {
    case Kind::kGroup:
      return ofx::kTypeGroup;
    case Kind::kBool:
      return ofx::kTypeBoolean;
    case Kind::kInt:
      return ofx::kTypeInteger;
    case Kind::kDouble:
      return ofx::kTypeDouble;
    case Kind::kChoice:
      return ofx::kTypeChoice;
    case Kind::kColour:
      return ofx::kTypeRgb;
    case Kind::kButton:
      return ofx::kTypePushButton;
    case Kind::kString:
    case Kind::kFile:
    case Kind::kLabel:
      return ofx::kTypeString;
  }
  return ofx::kTypeString;
}

// OpenFX has script names for another kind of choice only, which few hosts have; this is our own headless host's way.
constexpr char kChoiceName[] = "FramewrightParamPropChoiceName";

// A display range must go with every range: hosts exist that else clamp to (-1, 1) or to 0.
template <typename Number>
void DescribeNumber(const Properties& properties, const Row& row) {
  properties.Set(ofx::kParamDefault, static_cast<Number>(row.value));
  properties.Set(ofx::kParamMin, static_cast<Number>(row.minimum));
  properties.Set(ofx::kParamMax, static_cast<Number>(row.maximum));
  properties.Set(ofx::kParamDisplayMin, static_cast<Number>(row.minimum));
  properties.Set(ofx::kParamDisplayMax, static_cast<Number>(row.maximum));
}

void DescribeChoice(const Properties& properties, const Row& row) {
  int index = 0;
  for (const Option& option : row.options) {
    properties.Set(ofx::kParamChoiceOption, option.label, index);
    if (Habits().takes_choice_names) properties.Set(kChoiceName, option.name, index);
    ++index;
  }
  properties.Set(ofx::kParamDefault, static_cast<int>(row.value));
  properties.Set(ofx::kParamAnimates, row.keyframed ? 1 : 0);
}

void DescribeText(const Properties& properties, const Row& row) {
  properties.Set(ofx::kParamStringMode, row.kind == Kind::kFile    ? ofx::kStringIsFilePath
                                        : row.kind == Kind::kLabel ? ofx::kStringIsLabel
                                                                   : ofx::kStringIsSingleLine);
  properties.Set(ofx::kParamDefault, row.text);
  properties.Set(ofx::kParamAnimates, 0);
  if (row.kind != Kind::kLabel) return;
  properties.Set(ofx::kParamEnabled, 0);
  properties.Set(ofx::kParamPersistent, 0);
  properties.Set(ofx::kParamEvaluateOnChange, 0);
  properties.Set(ofx::kParamPluginMayWrite, 1);
}

void DescribeValue(const Properties& properties, const Row& row) {
  switch (row.kind) {
    case Kind::kBool:
      properties.Set(ofx::kParamDefault, static_cast<int>(row.value));
      properties.Set(ofx::kParamAnimates, 0);
      return;
    case Kind::kInt:
      return DescribeNumber<int>(properties, row);
    case Kind::kDouble:
      DescribeNumber<double>(properties, row);
      properties.Set(ofx::kParamIncrement, (row.maximum - row.minimum) / 100);
      properties.Set(ofx::kParamDigits, 3);
      return;
    case Kind::kChoice:
      return DescribeChoice(properties, row);
    case Kind::kColour:
      for (int i = 0; i < 3; ++i) properties.Set(ofx::kParamDefault, row.colour[i], i);
      return;
    case Kind::kString:
    case Kind::kFile:
    case Kind::kLabel:
      return DescribeText(properties, row);
    case Kind::kGroup:
      properties.Set(ofx::kParamGroupOpen, 1);
      return;
    case Kind::kButton:
      return;
  }
}

ofx::PropertySetHandle Define(ofx::ParameterSetHandle parameters, const char* type, const char* name) {
  ofx::PropertySetHandle handle = nullptr;
  Call(HostSuites().parameters->define, parameters, type, name, &handle);
  return handle;
}

}  // namespace

void DescribePanel(ofx::ParameterSetHandle parameters, const Panel& panel) {
  const Properties page(Define(parameters, ofx::kTypePage, "controls"));
  page.Set(ofx::kPropLabel, "Controls");
  const char* group = nullptr;
  int children = 0;
  for (const Row& row : panel) {
    const Properties properties(Define(parameters, TypeOf(row.kind), row.name));
    properties.Set(ofx::kPropLabel, row.label);
    properties.Set(ofx::kParamHint, row.hint);
    properties.Set(ofx::kParamScriptName, row.name);
    if (row.hidden) properties.Set(ofx::kParamSecret, 1);
    DescribeValue(properties, row);
    page.Set(ofx::kParamPageChild, row.name, children++);  // groups too: Natron puts those that are not named last
    if (row.kind == Kind::kGroup) {
      group = row.name;
    } else if (group != nullptr) {
      properties.Set(ofx::kParamParent, group);
    }
  }
}

void DescribeRetimerParameter(ofx::ParameterSetHandle parameters) {
  const Row row =
      Double(ofx::kRetimerParameter, "Source time", "The source time to show, set by the host.", 0, -1e9, 1e9);
  const Properties properties(Define(parameters, ofx::kTypeDouble, row.name));
  properties.Set(ofx::kPropLabel, row.label);
  properties.Set(ofx::kParamHint, row.hint);
  DescribeNumber<double>(properties, row);
}

}  // namespace framewright::host
