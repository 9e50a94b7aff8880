#include "host/panel/describe_panel.h"

#include "host/values/properties.h"
#include "host/values/suites.h"

namespace framewright::host {
namespace {

const char* TypeOf(const Control& control) {
  switch (control.kind_case()) {
    case Control::kNumber:
      return control.number().whole() ? ofx::kTypeInteger : ofx::kTypeDouble;
    case Control::kFlag:
      return ofx::kTypeBoolean;
    case Control::kChoice:
      return ofx::kTypeChoice;
    case Control::kColour:
      return ofx::kTypeRgb;
    case Control::kButton:
      return ofx::kTypePushButton;
    case Control::kPoint:
      return ofx::kTypeDouble2D;
    default:
      return ofx::kTypeString;
  }
}

constexpr double kFarthest = 1e6;  // pixels
constexpr double kOftenFarthest = 4096;

// OpenFX has script names for another kind of choice only, which few hosts have; this is our own headless host's way.
constexpr char kChoiceName[] = "FramewrightParamPropChoiceName";

v1::Span SliderOf(const v1::Number& number) {
  if (number.has_slider()) return number.slider();
  v1::Span whole;
  whole.set_from(number.minimum());
  whole.set_to(number.maximum());
  return whole;
}

// A display range must go with every range: hosts exist that else clamp to (-1, 1) or to 0.
template <typename Value>
void DescribeRange(const Properties& properties, const v1::Number& number) {
  properties.Set(ofx::kParamDefault, static_cast<Value>(number.default_value()));
  properties.Set(ofx::kParamMin, static_cast<Value>(number.minimum()));
  properties.Set(ofx::kParamMax, static_cast<Value>(number.maximum()));
  const v1::Span slider = SliderOf(number);
  properties.Set(ofx::kParamDisplayMin, static_cast<Value>(slider.from()));
  properties.Set(ofx::kParamDisplayMax, static_cast<Value>(slider.to()));
}

void DescribeNumber(const Properties& properties, const v1::Number& number) {
  if (number.whole()) return DescribeRange<int>(properties, number);
  DescribeRange<double>(properties, number);
  const v1::Span slider = SliderOf(number);
  properties.Set(ofx::kParamIncrement, (slider.to() - slider.from()) / 100);
  properties.Set(ofx::kParamDigits, 3);
}

void DescribeChoice(const Properties& properties, const v1::Choice& choice) {
  for (int index = 0; index < choice.options_size(); ++index) {
    properties.Set(ofx::kParamChoiceOption, choice.options(index).label(), index);
    if (Habits().takes_choice_names) properties.Set(kChoiceName, choice.options(index).name(), index);
  }
  properties.Set(ofx::kParamDefault, DefaultIndex(choice));
  properties.Set(ofx::kParamAnimates, choice.keyframed() ? 1 : 0);
}

void DescribeText(const Properties& properties, const char* mode, const std::string& default_value) {
  properties.Set(ofx::kParamStringMode, mode);
  properties.Set(ofx::kParamDefault, default_value);
  properties.Set(ofx::kParamAnimates, 0);
}

void DescribeLine(const Properties& properties, const std::string& label) {
  DescribeText(properties, ofx::kStringIsLabel, label + ": press Update");
  properties.Set(ofx::kParamEnabled, 0);
  properties.Set(ofx::kParamEvaluateOnChange, 0);
  properties.Set(ofx::kParamPluginMayWrite, 1);
}

void DescribeFlag(const Properties& properties, const v1::Flag& flag) {
  properties.Set(ofx::kParamDefault, flag.default_value() ? 1 : 0);
  properties.Set(ofx::kParamAnimates, 0);
}

void DescribeColour(const Properties& properties, const v1::Colour& colour) {
  properties.Set(ofx::kParamDefault, colour.red(), 0);
  properties.Set(ofx::kParamDefault, colour.green(), 1);
  properties.Set(ofx::kParamDefault, colour.blue(), 2);
}

// As a place in the picture, for which hosts have a handle in their viewer, where we draw none; elsewhere it is two
// numbers.
void DescribePoint(const Properties& properties) {
  for (int axis = 0; axis < 2; ++axis) {
    properties.Set(ofx::kParamDefault, 0.0, axis);
    properties.Set(ofx::kParamMin, -kFarthest, axis);
    properties.Set(ofx::kParamMax, kFarthest, axis);
    properties.Set(ofx::kParamDisplayMin, 0.0, axis);
    properties.Set(ofx::kParamDisplayMax, kOftenFarthest, axis);
  }
  properties.Set(ofx::kParamDoubleType, ofx::kDoubleIsPlace);
  properties.Set(ofx::kParamUseHostOverlayHandle, Habits().shows_overlays ? 0 : 1);
  properties.Set(ofx::kParamAnimates, 0);
  properties.Set(ofx::kParamEvaluateOnChange, 0);
}

void DescribeValue(const Properties& properties, const Control& control) {
  switch (control.kind_case()) {
    case Control::kNumber:
      return DescribeNumber(properties, control.number());
    case Control::kFlag:
      return DescribeFlag(properties, control.flag());
    case Control::kChoice:
      return DescribeChoice(properties, control.choice());
    case Control::kColour:
      return DescribeColour(properties, control.colour());
    case Control::kText:
      return DescribeText(properties, ofx::kStringIsSingleLine, control.text().default_value());
    case Control::kFile:
      return DescribeText(properties, ofx::kStringIsFilePath, "");
    case Control::kLine:
      return DescribeLine(properties, control.label());
    case Control::kPoint:
      return DescribePoint(properties);
    case Control::kButton:
    case Control::KIND_NOT_SET:
      return;
  }
}

Properties Define(ofx::ParameterSetHandle parameters, const char* type, const std::string& name) {
  ofx::PropertySetHandle handle = nullptr;
  Call(HostSuites().parameters->define, parameters, type, name.c_str(), &handle);
  return Properties(handle);
}

Properties DescribeNames(ofx::ParameterSetHandle parameters, const char* type, const std::string& name,
                         const std::string& label, const std::string& hint) {
  const Properties properties = Define(parameters, type, name);
  properties.Set(ofx::kPropLabel, label);
  properties.Set(ofx::kParamHint, hint);
  properties.Set(ofx::kParamScriptName, name);
  return properties;
}

// "Soften (px)"
std::string LabelOf(const Control& control) {
  return control.number().unit().empty() ? control.label() : control.label() + " (" + control.number().unit() + ')';
}

void DescribeControl(ofx::ParameterSetHandle parameters, const Group& group, const Control& control) {
  const Properties properties =
      DescribeNames(parameters, TypeOf(control), control.name(), LabelOf(control), control.hint());
  if (control.reader() == Control::NOBODY) properties.Set(ofx::kParamSecret, 1);
  DescribeValue(properties, control);
  properties.Set(ofx::kParamParent, group.name());
}

}  // namespace

void DescribePanel(ofx::ParameterSetHandle parameters, const Panel& panel) {
  const Properties page = Define(parameters, ofx::kTypePage, kPage);
  page.Set(ofx::kPropLabel, "Controls");
  int children = 0;
  for (const Group& group : panel.groups()) {
    DescribeNames(parameters, ofx::kTypeGroup, group.name(), group.label(), "")
        .Set(ofx::kParamGroupOpen, group.closed() ? 0 : 1);
    page.Set(ofx::kParamPageChild, group.name(), children++);  // groups too: Natron puts those that are not named last
    for (const Control& control : group.controls()) {
      if (!IsDescribed(control)) continue;
      DescribeControl(parameters, group, control);
      page.Set(ofx::kParamPageChild, control.name(), children++);
    }
  }
}

void DescribeRetimerParameter(ofx::ParameterSetHandle parameters) {
  v1::Number any_time;
  any_time.set_minimum(-1e9);
  any_time.set_maximum(1e9);
  const Properties properties = Define(parameters, ofx::kTypeDouble, ofx::kRetimerParameter);
  properties.Set(ofx::kPropLabel, "Source time");
  properties.Set(ofx::kParamHint, "The source time to show, set by the host.");
  DescribeRange<double>(properties, any_time);
}

}  // namespace framewright::host
