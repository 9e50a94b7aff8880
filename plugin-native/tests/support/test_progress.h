// The test host's progress suite.
#pragma once

#include "ofx/progress.h"
#include "support/test_host.h"

namespace framewright::testing {

inline ofx::ProgressSuiteV2 ProgressSuite() {
  ofx::ProgressSuiteV2 suite{};
  suite.start = [](void* effect, const char*, const char*) {
    ++static_cast<Effect*>(effect)->bars;
    return ofx::kOk;
  };
  suite.update = [](void* effect, double done) {
    static_cast<Effect*>(effect)->progress.push_back(done);
    return static_cast<Effect*>(effect)->cancels() ? ofx::kReplyNo : ofx::kOk;
  };
  suite.end = [](void* effect) {
    --static_cast<Effect*>(effect)->bars;
    return ofx::kOk;
  };
  return suite;
}

}  // namespace framewright::testing
