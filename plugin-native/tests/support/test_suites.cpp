#include "support/test_suites.h"

#include <cstdarg>

#include "ofx/parameter.h"
#include "support/test_messages.h"
#include "support/test_progress.h"

namespace framewright::testing {
namespace {

TestHost* the_host = nullptr;

struct OpenImage {
  PropertySet properties;
};

PropertySet* SetOf(ofx::PropertySetHandle handle) { return reinterpret_cast<PropertySet*>(handle); }
ofx::PropertySetHandle HandleOf(PropertySet* set) { return reinterpret_cast<ofx::PropertySetHandle>(set); }
Effect* EffectOf(ofx::EffectHandle handle) { return reinterpret_cast<Effect*>(handle); }
TestClip* ClipOf(ofx::ClipHandle handle) { return reinterpret_cast<TestClip*>(handle); }
Parameter* ParameterOf(ofx::ParameterHandle handle) { return reinterpret_cast<Parameter*>(handle); }

bool Refused(const std::string& name) {
  static const std::set<std::string> later = {
      ofx::kEffectColourStyle, ofx::kEffectTemporalAccess,  ofx::kEffectMultiResolution,
      ofx::kPropVersion,       ofx::kPropPluginDescription, ofx::kImagePremultiplication,
      ofx::kClipConnected,     ofx::kArgFrameRange,         ofx::kArgInteractiveRender};
  return the_host->habits.only_first_properties && later.count(name) != 0;
}

template <typename T>
ofx::Status SetValue(ofx::PropertySetHandle handle, const char* name, int index, T value) {
  if (handle == nullptr) return ofx::kErrBadHandle;
  if (Refused(name)) return ofx::kErrUnknown;
  auto& values = SetOf(handle)->values[name];
  if (values.size() <= static_cast<size_t>(index)) values.resize(static_cast<size_t>(index) + 1);
  values[static_cast<size_t>(index)] = value;
  return ofx::kOk;
}

template <typename T>
const T* Find(ofx::PropertySetHandle handle, const char* name, int index) {
  if (handle == nullptr || Refused(name)) return nullptr;
  const auto found = SetOf(handle)->values.find(name);
  if (found == SetOf(handle)->values.end() || found->second.size() <= static_cast<size_t>(index)) return nullptr;
  return std::get_if<T>(&found->second[static_cast<size_t>(index)]);
}

template <typename T>
ofx::Status GetValue(ofx::PropertySetHandle handle, const char* name, int index, T* value) {
  const T* found = Find<T>(handle, name, index);
  if (found == nullptr) return ofx::kErrUnknown;
  *value = *found;
  return ofx::kOk;
}

ofx::Status SetText(ofx::PropertySetHandle handle, const char* name, int index, const char* value) {
  return SetValue(handle, name, index, std::string(value));
}

ofx::Status GetText(ofx::PropertySetHandle handle, const char* name, int index, char** value) {
  const std::string* found = Find<std::string>(handle, name, index);
  if (found == nullptr) return ofx::kErrUnknown;
  *value = const_cast<char*>(found->c_str());
  return ofx::kOk;
}

ofx::PropertySuiteV1 PropertySuite() {
  ofx::PropertySuiteV1 suite{};  // the slots for several values at once stay null
  suite.set_pointer = SetValue<void*>;
  suite.set_string = SetText;
  suite.set_double = SetValue<double>;
  suite.set_int = SetValue<int>;
  suite.get_pointer = GetValue<void*>;
  suite.get_string = GetText;
  suite.get_double = GetValue<double>;
  suite.get_int = GetValue<int>;
  return suite;
}

ofx::Status Define(ofx::ParameterSetHandle set, const char* type, const char* name, ofx::PropertySetHandle* out) {
  auto& parameters = reinterpret_cast<Effect*>(set)->parameters;
  if (parameters.count(name) != 0) return ofx::kFailed;  // a fatal mistake in some hosts
  parameters[name].type = type;
  *out = HandleOf(&parameters[name].properties);
  return ofx::kOk;
}

ofx::Status GetParameter(ofx::ParameterSetHandle set, const char* name, ofx::ParameterHandle* out,
                         ofx::PropertySetHandle* properties) {
  auto& parameters = reinterpret_cast<Effect*>(set)->parameters;
  const auto found = parameters.find(name);
  if (found == parameters.end()) return ofx::kErrUnknown;
  *out = reinterpret_cast<ofx::ParameterHandle>(&found->second);
  if (properties != nullptr) *properties = HandleOf(&found->second.properties);
  return ofx::kOk;
}

void ReadInto(Parameter* parameter, va_list values) {
  if (parameter->type == ofx::kTypeString) {
    *va_arg(values, char**) = parameter->text.data();
  } else if (parameter->type == ofx::kTypeDouble) {
    *va_arg(values, double*) = parameter->numbers[0];
  } else if (parameter->type == ofx::kTypeRgb) {
    for (const double number : parameter->numbers) *va_arg(values, double*) = number;
  } else if (parameter->type == ofx::kTypeDouble2D) {
    for (int axis = 0; axis < 2; ++axis) *va_arg(values, double*) = parameter->numbers[static_cast<size_t>(axis)];
  } else {
    *va_arg(values, int*) = static_cast<int>(parameter->numbers[0]);
  }
}

ofx::Status GetParameterValue(ofx::ParameterHandle handle, ...) {
  va_list values;
  va_start(values, handle);
  ReadInto(ParameterOf(handle), values);
  va_end(values);
  return ofx::kOk;
}

ofx::Status GetParameterValueAtTime(ofx::ParameterHandle handle, double time, ...) {
  va_list values;
  va_start(values, time);
  ReadInto(ParameterOf(handle), values);
  va_end(values);
  return ofx::kOk;
}

void WriteFrom(Parameter* parameter, va_list values) {
  if (parameter->type == ofx::kTypeString) {
    parameter->text = va_arg(values, char*);
  } else if (parameter->type == ofx::kTypeDouble) {
    parameter->numbers[0] = va_arg(values, double);
  } else if (parameter->type == ofx::kTypeRgb) {
    for (double& number : parameter->numbers) number = va_arg(values, double);
  } else if (parameter->type == ofx::kTypeDouble2D) {
    for (int axis = 0; axis < 2; ++axis) parameter->numbers[static_cast<size_t>(axis)] = va_arg(values, double);
  } else {
    parameter->numbers[0] = va_arg(values, int);
  }
}

ofx::Status SetParameterValue(ofx::ParameterHandle handle, ...) {
  va_list values;
  va_start(values, handle);
  WriteFrom(ParameterOf(handle), values);
  va_end(values);
  return ofx::kOk;
}

ofx::Status NoKeys(ofx::ParameterHandle, unsigned int* count) {
  *count = 0;
  return ofx::kOk;
}

ofx::ParameterSuiteV1 ParameterSuite() {
  ofx::ParameterSuiteV1 suite{};
  suite.define = Define;
  suite.get_handle = GetParameter;
  suite.get_value = GetParameterValue;
  suite.set_value = SetParameterValue;
  if (the_host->habits.null_optional_slots) return suite;
  suite.get_value_at_time = GetParameterValueAtTime;
  suite.get_key_count = NoKeys;
  return suite;
}

ofx::Status GetProperties(ofx::EffectHandle effect, ofx::PropertySetHandle* out) {
  *out = HandleOf(&EffectOf(effect)->properties);
  return ofx::kOk;
}

ofx::Status GetParameters(ofx::EffectHandle effect, ofx::ParameterSetHandle* out) {
  *out = reinterpret_cast<ofx::ParameterSetHandle>(EffectOf(effect));
  return ofx::kOk;
}

ofx::Status DefineClip(ofx::EffectHandle effect, const char* name, ofx::PropertySetHandle* out) {
  TestClip& clip = EffectOf(effect)->clips[name];
  clip.name = name;
  clip.effect = EffectOf(effect);
  *out = HandleOf(&clip.properties);
  return ofx::kOk;
}

ofx::Status GetClip(ofx::EffectHandle effect, const char* name, ofx::ClipHandle* clip, ofx::PropertySetHandle* out) {
  const auto found = EffectOf(effect)->clips.find(name);
  if (found == EffectOf(effect)->clips.end()) return ofx::kErrUnknown;
  *clip = reinterpret_cast<ofx::ClipHandle>(&found->second);
  if (out != nullptr) *out = HandleOf(&found->second.properties);
  return ofx::kOk;
}

const char* NameOf(frame::Depth depth) {
  static const char* const names[] = {ofx::kDepthByte, ofx::kDepthShort, ofx::kDepthHalf, ofx::kDepthFloat};
  return names[static_cast<int>(depth)];
}

const char* NameOf(frame::Components components) {
  static const char* const names[] = {ofx::kComponentRgba, ofx::kComponentRgb, ofx::kComponentAlpha};
  return names[static_cast<int>(components)];
}

ofx::Status GetImage(ofx::ClipHandle handle, double time, const ofx::RectD*, ofx::PropertySetHandle* out) {
  TestClip* clip = ClipOf(handle);
  clip->fetched_times.push_back(time);
  Picture* picture = clip->frame_at ? clip->frame_at(time) : nullptr;
  if (picture == nullptr) return ofx::kFailed;
  auto* open = new OpenImage;
  const frame::HostImage& image = picture->image;
  open->properties.Put<void*>(ofx::kImageData, {image.data});
  open->properties.Put<int>(ofx::kImageBounds, {image.bounds.x1, image.bounds.y1, image.bounds.x2, image.bounds.y2});
  open->properties.Put<int>(ofx::kImageRowBytes, {static_cast<int>(image.row_bytes)});
  open->properties.Put<std::string>(ofx::kImageDepth, {NameOf(image.format.depth)});
  open->properties.Put<std::string>(ofx::kImageComponents, {NameOf(image.format.components)});
  open->properties.Put<std::string>(ofx::kImagePremultiplication, {clip->premultiplication});
  ++the_host->images_out;
  *out = HandleOf(&open->properties);
  return ofx::kOk;
}

ofx::Status ReleaseImage(ofx::PropertySetHandle image) {
  delete reinterpret_cast<OpenImage*>(image);
  --the_host->images_out;
  return ofx::kOk;
}

ofx::Status GetRegion(ofx::ClipHandle handle, double time, ofx::RectD* region) {
  TestClip* clip = ClipOf(handle);
  Picture* picture = clip->frame_at ? clip->frame_at(time) : nullptr;
  if (picture == nullptr) return ofx::kFailed;
  const frame::Bounds& bounds = picture->image.bounds;
  *region = {double(bounds.x1), double(bounds.y1), double(bounds.x2), double(bounds.y2)};
  return ofx::kOk;
}

int Abort(ofx::EffectHandle effect) { return EffectOf(effect)->abort() ? 1 : 0; }

ofx::ImageEffectSuiteV1 EffectSuite() {
  ofx::ImageEffectSuiteV1 suite{};
  suite.get_property_set = GetProperties;
  suite.get_parameter_set = GetParameters;
  suite.clip_define = DefineClip;
  suite.clip_get_handle = GetClip;
  suite.clip_get_image = GetImage;
  suite.clip_release_image = ReleaseImage;
  if (the_host->habits.null_optional_slots) return suite;
  suite.clip_get_region_of_definition = GetRegion;
  suite.abort = Abort;
  return suite;
}

}  // namespace

void Serve(TestHost* host) { the_host = host; }

const void* FetchSuite(ofx::PropertySetHandle, const char* name, int version) {
  static ofx::PropertySuiteV1 properties;
  static ofx::ParameterSuiteV1 parameters;
  static ofx::ImageEffectSuiteV1 effects;
  static ofx::MessageSuiteV2 messages;
  static ofx::ProgressSuiteV2 progress;
  const std::string wanted = name;
  if (the_host->habits.missing_suites.count(wanted) != 0) return nullptr;
  if (wanted == ofx::kPropertySuite) return &(properties = PropertySuite());
  if (wanted == ofx::kParameterSuite) return &(parameters = ParameterSuite());
  if (wanted == ofx::kImageEffectSuite) return &(effects = EffectSuite());
  if (wanted == ofx::kProgressSuite) return version == 2 ? &(progress = ProgressSuite()) : nullptr;
  if (wanted != ofx::kMessageSuite || !the_host->habits.message_suites) return nullptr;
  return &(messages = MessageSuite(*the_host, version));
}

}  // namespace framewright::testing
