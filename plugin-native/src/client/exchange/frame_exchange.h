// Carries one frame to a server and back: through shared memory, or in the stream of the call.
#pragma once

#include "client/patience.h"
#include "client/server/connection.h"

namespace framewright::client {

// Throws Failure. When it returns, the result is in the job's output image; when it throws, nothing is written any
// more.
FrameReport ExchangeFrame(Connection& connection, const FrameJob& job, const Patience& patience);

}  // namespace framewright::client
