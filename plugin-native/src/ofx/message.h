// The message suite. Version 2 extends version 1; hosts exist that hand out version 2 with empty slots.
#pragma once

#include "ofx/core.h"

namespace framewright::ofx {

inline constexpr char kMessageSuite[] = "OfxMessageSuite";

inline constexpr char kMessageError[] = "OfxMessageError";
inline constexpr char kMessageMessage[] = "OfxMessageMessage";
inline constexpr char kMessageLog[] = "OfxMessageLog";

struct MessageSuiteV1 {
  Status (*message)(void* handle, const char* type, const char* id, const char* format, ...);
};

struct MessageSuiteV2 {
  Status (*message)(void* handle, const char* type, const char* id, const char* format, ...);
  // Stays on the effect until cleared.
  Status (*set_persistent)(void* handle, const char* type, const char* id, const char* format, ...);
  Status (*clear_persistent)(void* handle);
};

}  // namespace framewright::ofx
