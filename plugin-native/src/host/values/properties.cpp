#include "host/values/properties.h"

#include "host/values/suites.h"

namespace framewright::host {
namespace {

const ofx::PropertySuiteV1& PropertySuite() {
  static const ofx::PropertySuiteV1 nothing{};
  return HostSuites().properties != nullptr ? *HostSuites().properties : nothing;
}

}  // namespace

int Properties::Int(const char* name, int fallback, int index) const {
  int value = fallback;
  return Call(PropertySuite().get_int, handle_, name, index, &value) == ofx::kOk ? value : fallback;
}

double Properties::Double(const char* name, double fallback, int index) const {
  double value = fallback;
  return Call(PropertySuite().get_double, handle_, name, index, &value) == ofx::kOk ? value : fallback;
}

bool Properties::HasDouble(const char* name) const {
  double value = 0;
  return Call(PropertySuite().get_double, handle_, name, 0, &value) == ofx::kOk;
}

std::string Properties::Text(const char* name, const std::string& fallback, int index) const {
  char* value = nullptr;
  const bool found = Call(PropertySuite().get_string, handle_, name, index, &value) == ofx::kOk && value != nullptr;
  return found ? value : fallback;
}

void* Properties::Pointer(const char* name) const {
  void* value = nullptr;
  return Call(PropertySuite().get_pointer, handle_, name, 0, &value) == ofx::kOk ? value : nullptr;
}

void Properties::Set(const char* name, int value, int index) const {
  Call(PropertySuite().set_int, handle_, name, index, value);
}

void Properties::Set(const char* name, double value, int index) const {
  Call(PropertySuite().set_double, handle_, name, index, value);
}

void Properties::Set(const char* name, const char* value, int index) const {
  Call(PropertySuite().set_string, handle_, name, index, value);
}

void Properties::Set(const char* name, void* value) const {
  Call(PropertySuite().set_pointer, handle_, name, 0, value);
}

void Properties::SetAll(const char* name, std::initializer_list<const char*> values) const {
  int index = 0;
  for (const char* value : values) Set(name, value, index++);
}

void Properties::SetAll(const char* name, std::initializer_list<double> values) const {
  int index = 0;
  for (const double value : values) Set(name, value, index++);
}

}  // namespace framewright::host
