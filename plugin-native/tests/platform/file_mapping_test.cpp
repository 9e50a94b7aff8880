#include "platform/file_mapping.h"

#include <gtest/gtest.h>

#include <fstream>
#include <system_error>

#include "support/temporary_folder.h"

namespace framewright::platform {
namespace {

class Mapping : public ::testing::Test {
 protected:
  std::string File(size_t bytes) {
    const auto path = folder_.path() / "region";
    std::ofstream(path) << std::string(bytes, 'x');
    return path.string();
  }
  testing::TemporaryFolder folder_;
};

TEST_F(Mapping, IsSharedWithEveryOtherMappingOfTheFile) {
  const std::string path = File(10000);
  FileMapping first(path, 10000);
  const FileMapping second(path, 10000);
  first.Touch(0, 10000);
  EXPECT_EQ(second.data()[9999], std::byte{'x'});
  first.data()[5000] = std::byte{'y'};
  EXPECT_EQ(second.data()[5000], std::byte{'y'});
}

TEST_F(Mapping, RefusesAFileThatIsTooSmall) { EXPECT_THROW(FileMapping(File(100), 101), std::system_error); }

TEST_F(Mapping, DoesNotTellTheNameOfAFileItCannotOpen) {
  try {
    FileMapping((folder_.path() / "secret").string(), 1);
    FAIL();
  } catch (const std::system_error& error) {
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
  }
}

}  // namespace
}  // namespace framewright::platform
