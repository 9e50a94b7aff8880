// The suites that the test host hands to a plugin.
#pragma once

#include "support/test_host.h"

namespace framewright::testing {

// The suites have no state of their own: they ask the one host that lives, or none.
void Serve(TestHost* host);

const void* FetchSuite(ofx::PropertySetHandle, const char* name, int version);

}  // namespace framewright::testing
