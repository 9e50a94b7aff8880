// What a server says of itself, read without trust.
#pragma once

#include <cstdint>
#include <string>

#include "framewright/v1/framewright.pb.h"

namespace framewright::client {

constexpr uint32_t kProtocol = 2;  // the version of the contract that this plugin speaks

struct Description {
  int max_dimension = 0;
  std::string name;  // version and device, for the log
};

// Throws Failure, unsupported, when server and plugin do not speak the same version of the contract.
Description ReadDescription(const v1::DescribeResponse& answer);

}  // namespace framewright::client
