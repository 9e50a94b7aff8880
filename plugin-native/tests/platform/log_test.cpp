#include "platform/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/temporary_folder.h"

namespace framewright::platform {
namespace {

TEST(Log, IsALineForALineWhateverIsInIt) {
  const testing::TemporaryFolder folder;
  setenv("XDG_STATE_HOME", folder.path().c_str(), 1);
  Log("of a server: 2026-01-01T00:00:00Z 1\nnothing happened");
  Log(std::string(4 << 20, 'n'));
  std::ifstream in(folder.path() / "framewright" / "plugin.log");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_LT(text.size(), 2000u);
  unsetenv("XDG_STATE_HOME");
}

}  // namespace
}  // namespace framewright::platform
