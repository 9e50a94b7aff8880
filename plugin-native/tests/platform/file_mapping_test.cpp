#include "platform/file_mapping.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

#include "support/temporary_folder.h"

namespace framewright::platform {
namespace {

class Mapping : public ::testing::Test {
 protected:
  ~Mapping() override {
    if (memory_ >= 0) close(memory_);
  }

  // Anonymous memory as a server makes it.
  std::string Memory(size_t bytes, int seals = F_SEAL_SHRINK, const char* name = "framewright") {
    memory_ = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    const std::string content(bytes, 'x');
    EXPECT_EQ(write(memory_, content.data(), bytes), static_cast<ssize_t>(bytes));
    fcntl(memory_, F_ADD_SEALS, seals);
    return "/proc/self/fd/" + std::to_string(memory_);
  }

  testing::TemporaryFolder folder_;
  int memory_ = -1;
};

TEST_F(Mapping, IsSharedWithEveryOtherMappingOfTheFile) {
  const std::string path = Memory(10000);
  FileMapping first(path, 10000);
  const FileMapping second(path, 10000);
  first.Touch(0, 10000);
  EXPECT_EQ(second.data()[9999], std::byte{'x'});
  first.data()[5000] = std::byte{'y'};
  EXPECT_EQ(second.data()[5000], std::byte{'y'});
}

TEST_F(Mapping, RefusesMemoryThatIsTooSmall) { EXPECT_THROW(FileMapping(Memory(100), 101), std::system_error); }

TEST_F(Mapping, RefusesMemoryThatSomebodyCouldCutShort) {
  EXPECT_THROW(FileMapping(Memory(100, 0), 100), std::system_error);
}

// Where server and plugin count processes differently, the path leads to another process.
TEST_F(Mapping, NeverWritesIntoMemoryOfAnotherProgram) {
  EXPECT_THROW(FileMapping(Memory(100, F_SEAL_SHRINK, "pictures of somebody"), 100), std::system_error);
}

// Only root can make what is another user's; everybody else is kept from opening it by the system.
TEST_F(Mapping, NeverWritesIntoMemoryOfAnotherUser) {
  const std::string path = Memory(100);
  EXPECT_NO_THROW(FileMapping(path, 100));
  if (geteuid() != 0) return;
  ASSERT_EQ(fchown(memory_, 65534, -1), 0);
  EXPECT_THROW(FileMapping(path, 100), std::system_error);
}

TEST_F(Mapping, NeverWritesIntoSomebodysFile) {
  const auto path = folder_.path() / "thesis";
  std::ofstream(path) << std::string(100, 'x');
  EXPECT_THROW(FileMapping(path.string(), 100), std::system_error);
}

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
