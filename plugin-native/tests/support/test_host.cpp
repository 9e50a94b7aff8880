#include "support/test_host.h"

#include <dlfcn.h>

#include <stdexcept>

#include "support/test_suites.h"

namespace framewright::testing {
namespace {

// A parameter instance begins with the defaults of its description.
void ApplyDefaults(Parameter* parameter) {
  const auto found = parameter->properties.values.find(ofx::kParamDefault);
  if (found == parameter->properties.values.end()) return;
  for (size_t i = 0; i < found->second.size() && i < 3; ++i) {
    if (const int* whole = std::get_if<int>(&found->second[i])) parameter->numbers[i] = *whole;
    if (const double* number = std::get_if<double>(&found->second[i])) parameter->numbers[i] = *number;
    if (const std::string* text = std::get_if<std::string>(&found->second[i])) parameter->text = *text;
  }
}

}  // namespace

std::string PropertySet::Text(const std::string& name) const {
  const auto found = values.find(name);
  return found == values.end() ? "" : std::get<std::string>(found->second.at(0));
}

double PropertySet::Number(const std::string& name, double fallback) const {
  const auto found = values.find(name);
  if (found == values.end()) return fallback;
  const PropertyValue& value = found->second.at(0);
  return std::holds_alternative<int>(value) ? std::get<int>(value) : std::get<double>(value);
}

TestHost::TestHost(Habits chosen) : habits(std::move(chosen)) {
  Serve(this);
  host_properties_.Put<std::string>(ofx::kPropName, {habits.name});
  host_properties_.Put<int>("FramewrightHostPropTakesChoiceNames", {1});
  host_properties_.Put<int>(ofx::kEffectTemporalAccess, {habits.temporal_access ? 1 : 0});
  if (!habits.colour_style.empty()) host_properties_.Put<std::string>(ofx::kEffectColourStyle, {habits.colour_style});
  host_.properties = Handle(&host_properties_);
  host_.fetch_suite = FetchSuite;
}

TestHost::~TestHost() { Serve(nullptr); }

ofx::PropertySetHandle TestHost::Handle(PropertySet* set) { return reinterpret_cast<ofx::PropertySetHandle>(set); }

ofx::EffectHandle TestHost::Handle(Effect* effect) { return reinterpret_cast<ofx::EffectHandle>(effect); }

void* TestHost::Library() {
  static void* const library = dlopen(FRAMEWRIGHT_BUNDLE_BINARY, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(dlerror());
  return library;
}

ofx::Plugin* TestHost::Plugin(const std::string& identifier) {
  const auto count = reinterpret_cast<int (*)()>(dlsym(Library(), "OfxGetNumberOfPlugins"));
  const auto get = reinterpret_cast<ofx::Plugin* (*)(int)>(dlsym(Library(), "OfxGetPlugin"));
  for (int i = 0; i < count(); ++i) {
    if (get(i)->identifier != identifier) continue;
    get(i)->set_host(&host_);
    return get(i);
  }
  throw std::runtime_error("no plugin " + identifier);
}

ofx::Status TestHost::Act(ofx::Plugin* plugin, const char* action, Effect* effect, PropertySet* in, PropertySet* out) {
  return plugin->main_entry(action, effect, Handle(in), Handle(out));
}

std::unique_ptr<Effect> TestHost::Instance(ofx::Plugin* plugin, const char* context) {
  auto effect = std::make_unique<Effect>();
  PropertySet in;
  in.Put<std::string>(ofx::kEffectContext, {context});
  if (Act(plugin, ofx::kActionLoad, nullptr) != ofx::kOk) throw std::runtime_error("Load failed");
  if (Act(plugin, ofx::kActionDescribe, effect.get()) != ofx::kOk) throw std::runtime_error("Describe failed");
  if (Act(plugin, ofx::kActionDescribeInContext, effect.get(), &in) != ofx::kOk) {
    throw std::runtime_error("DescribeInContext failed");
  }
  effect->properties.Put<std::string>(ofx::kEffectContext, {context});
  for (auto& [name, parameter] : effect->parameters) ApplyDefaults(&parameter);
  if (Act(plugin, ofx::kActionCreateInstance, effect.get()) != ofx::kOk) throw std::runtime_error("Create failed");
  return effect;
}

ofx::Status TestHost::Render(ofx::Plugin* plugin, Effect* effect, double time, frame::Bounds window) {
  PropertySet in;
  in.Put<double>(ofx::kPropTime, {time});
  in.Put<int>(ofx::kArgRenderWindow, {window.x1, window.y1, window.x2, window.y2});
  in.Put<double>(ofx::kArgRenderScale, {1, 1});
  return Act(plugin, ofx::kActionRender, effect, &in);
}

}  // namespace framewright::testing
