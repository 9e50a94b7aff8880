#include "client/description.h"

#include <algorithm>
#include <climits>

#include "client/failure.h"

namespace framewright::client {
namespace {

constexpr int kProtocol = 1;

}  // namespace

Description ReadDescription(const v1::DescribeResponse& answer) {
  if (answer.lowest_protocol() > kProtocol || answer.highest_protocol() < kProtocol) {
    throw Failure(ErrorKind::kUnsupported, "The running inference server (" + answer.server_version() +
                                               ") and this plugin (" FRAMEWRIGHT_VERSION
                                               ") do not fit together. Install the same version of both.");
  }
  return {static_cast<int>(std::min<uint32_t>(answer.max_dimension(), INT_MAX)),
          answer.server_version() + " on " + answer.device().name()};
}

}  // namespace framewright::client
