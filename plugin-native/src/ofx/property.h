// The property suite: typed values by name and index on any handle. Every call may fail; a property may be missing.
#pragma once

#include "ofx/core.h"

namespace framewright::ofx {

inline constexpr char kPropertySuite[] = "OfxPropertySuite";

struct PropertySuiteV1 {
  Status (*set_pointer)(PropertySetHandle, const char* property, int index, void* value);
  Status (*set_string)(PropertySetHandle, const char* property, int index, const char* value);
  Status (*set_double)(PropertySetHandle, const char* property, int index, double value);
  Status (*set_int)(PropertySetHandle, const char* property, int index, int value);
  Status (*set_pointer_n)(PropertySetHandle, const char* property, int count, void* const* values);
  Status (*set_string_n)(PropertySetHandle, const char* property, int count, const char* const* values);
  Status (*set_double_n)(PropertySetHandle, const char* property, int count, const double* values);
  Status (*set_int_n)(PropertySetHandle, const char* property, int count, const int* values);
  Status (*get_pointer)(PropertySetHandle, const char* property, int index, void** value);
  // The text stays the host's and lives until the next change of the property.
  Status (*get_string)(PropertySetHandle, const char* property, int index, char** value);
  Status (*get_double)(PropertySetHandle, const char* property, int index, double* value);
  Status (*get_int)(PropertySetHandle, const char* property, int index, int* value);
  Status (*get_pointer_n)(PropertySetHandle, const char* property, int count, void** values);
  Status (*get_string_n)(PropertySetHandle, const char* property, int count, char** values);
  Status (*get_double_n)(PropertySetHandle, const char* property, int count, double* values);
  Status (*get_int_n)(PropertySetHandle, const char* property, int count, int* values);
  Status (*reset)(PropertySetHandle, const char* property);
  Status (*get_dimension)(PropertySetHandle, const char* property, int* count);
};

}  // namespace framewright::ofx
