// The actions by which a host learns what an effect is. They never contact the server.
#pragma once

#include "host/effect/effect.h"

namespace framewright::host {

// An overlay is the entry of what the effect draws into the viewer; null for none.
ofx::Status Describe(const Effect& effect, const void* handle, void* overlay);
ofx::Status DescribeInContext(const Effect& effect, const void* handle, const Properties& in);

}  // namespace framewright::host
