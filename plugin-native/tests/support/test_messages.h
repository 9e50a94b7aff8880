// The test host's message suite.
#pragma once

#include "ofx/message.h"
#include "support/test_host.h"

namespace framewright::testing {

ofx::MessageSuiteV2 MessageSuite(const TestHost& host, int version);

}  // namespace framewright::testing
