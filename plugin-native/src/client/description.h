// What a server says of itself, read without trust.
#pragma once

#include <string>

#include "framewright/v1/framewright.pb.h"

namespace framewright::client {

struct Description {
  int max_dimension = 0;
  std::string name;  // version and device, for the log
};

// Throws Failure, unsupported, when server and plugin do not speak the same version of the contract.
Description ReadDescription(const v1::DescribeResponse& answer);

}  // namespace framewright::client
