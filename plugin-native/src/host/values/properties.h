// Properties of any host object. Reading one that is missing gives the fallback; setting one that the host does not
// know does nothing: both are everyday in older hosts.
#pragma once

#include <initializer_list>
#include <string>

#include "ofx/core.h"

namespace framewright::host {

class Properties {
 public:
  explicit Properties(ofx::PropertySetHandle handle) : handle_(handle) {}

  int Int(const char* name, int fallback, int index = 0) const;
  double Double(const char* name, double fallback, int index = 0) const;
  std::string Text(const char* name, const std::string& fallback = "", int index = 0) const;
  void* Pointer(const char* name) const;
  bool HasDouble(const char* name) const;

  void Set(const char* name, int value, int index = 0) const;
  void Set(const char* name, double value, int index = 0) const;
  void Set(const char* name, const char* value, int index = 0) const;
  void Set(const char* name, const std::string& value, int index = 0) const { Set(name, value.c_str(), index); }
  void Set(const char* name, void* value) const;
  void SetAll(const char* name, std::initializer_list<const char*> values) const;
  void SetAll(const char* name, std::initializer_list<double> values) const;

 private:
  ofx::PropertySetHandle handle_;
};

}  // namespace framewright::host
