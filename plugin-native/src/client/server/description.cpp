#include "client/server/description.h"

#include <algorithm>
#include <climits>

#include "client/failure.h"

namespace framewright::client {
namespace {

// Who of the two is behind, and what an artist does about it.
Failure DoNotFit(const v1::DescribeResponse& answer) {
  const bool server_is_older = answer.highest_protocol() < kProtocol;
  const std::string both = "The inference server that runs (" + answer.server_version() + ") is " +
                           (server_is_older ? "older" : "newer") + " than this plugin (" FRAMEWRIGHT_VERSION "). ";
  return {
      ErrorKind::kUnsupported,
      both + (server_is_older ? "Run 'framewright stop' and render again: the one that belongs to it starts by itself."
                              : "Restart this application, so that it loads the plugin that was installed last.")};
}

}  // namespace

Description ReadDescription(const v1::DescribeResponse& answer) {
  if (answer.lowest_protocol() > kProtocol || answer.highest_protocol() < kProtocol) throw DoNotFit(answer);
  const std::string versions =
      answer.server_version() == FRAMEWRIGHT_VERSION ? "" : ", while this plugin is " FRAMEWRIGHT_VERSION;
  return {static_cast<int>(std::min<uint32_t>(answer.max_dimension(), INT_MAX)),
          answer.server_version() + " on " + answer.device().name() + versions};
}

}  // namespace framewright::client
