// The actions by which a host learns what an effect is. They never contact the server.
#pragma once

#include "host/effect/effect.h"

namespace framewright::host {

ofx::Status Describe(const Effect& effect, const void* handle);
ofx::Status DescribeInContext(const Effect& effect, const void* handle, const Properties& in);

}  // namespace framewright::host
