#include "host/instance.h"

#include "host/values/suites.h"

namespace framewright::host {
namespace {

// Actions hand over instances as pointers to const; the suites take them without.
ofx::EffectHandle EffectOf(const void* handle) { return static_cast<ofx::EffectHandle>(const_cast<void*>(handle)); }

ofx::PropertySetHandle PropertiesOf(ofx::EffectHandle effect) {
  ofx::PropertySetHandle properties = nullptr;
  Call(HostSuites().effects->get_property_set, effect, &properties);
  return properties;
}

}  // namespace

Instance::Instance(const Effect& effect, const void* handle)
    : effect_(effect),
      handle_(EffectOf(handle)),
      properties_(PropertiesOf(handle_)),
      parameters_(handle_, effect.panel) {}

bool Instance::Abandoned() const {
  const auto abort = HostSuites().effects->abort;
  return abort != nullptr && abort(handle_) != 0;
}

InstanceState* Instance::state() const {
  return static_cast<InstanceState*>(properties_.Pointer(ofx::kPropInstanceData));
}

void Instance::CreateState() const { properties_.Set(ofx::kPropInstanceData, static_cast<void*>(new InstanceState)); }

void Instance::DestroyState() const {
  delete state();
  properties_.Set(ofx::kPropInstanceData, static_cast<void*>(nullptr));
}

}  // namespace framewright::host
