// The progress suite: a bar with a button by which the user cancels. Version 2 has one more argument at the start.
#pragma once

#include "ofx/core.h"

namespace framewright::ofx {

inline constexpr char kProgressSuite[] = "OfxProgressSuite";

struct ProgressSuiteV1 {
  Status (*start)(void* handle, const char* label);
  // kReplyNo when the user has cancelled.
  Status (*update)(void* handle, double done);
  Status (*end)(void* handle);
};

struct ProgressSuiteV2 {
  Status (*start)(void* handle, const char* message, const char* id);
  Status (*update)(void* handle, double done);
  Status (*end)(void* handle);
};

}  // namespace framewright::ofx
