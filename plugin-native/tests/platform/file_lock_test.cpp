#include "platform/file_lock.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace framewright::platform {
namespace {

class Lock : public ::testing::Test {
 protected:
  std::filesystem::path File() const { return folder_.path() / "run" / "lock"; }
  testing::TemporaryFolder folder_;
};

TEST_F(Lock, IsForOneAtATime) {
  auto first = FileLock::Try(File());
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(FileLock::Try(File()), nullptr);
  first.reset();
  EXPECT_NE(FileLock::Try(File()), nullptr);
}

TEST_F(Lock, MakesItsFolderForThisUserAlone) {
  const auto lock = FileLock::Try(File());
  EXPECT_EQ(std::filesystem::status(File().parent_path()).permissions(), std::filesystem::perms::owner_all);
}

TEST_F(Lock, NobodyIsKeptOutWhereNoFileCanBe) {
  const auto nowhere = folder_.path() / "missing" / "deeper" / "lock";
  const auto first = FileLock::Try(nowhere);
  EXPECT_NE(first, nullptr);
  EXPECT_NE(FileLock::Try(nowhere), nullptr);
}

// A server in Java locks its file by fcntl.
TEST_F(Lock, TheHolderOfAServersLockIsKnown) {
  FileLock::Try(File()).reset();
  EXPECT_EQ(LockHolder(File()), 0);
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t server = fork();
  if (server == 0) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    fcntl(open(File().c_str(), O_RDWR), F_SETLK, &lock);
    if (write(ready[1], "x", 1) != 1) _exit(1);
    pause();
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_EQ(LockHolder(File()), server);
  EndProcess(server);
  waitpid(server, nullptr, 0);
  EXPECT_EQ(LockHolder(File()), 0);
}

}  // namespace
}  // namespace framewright::platform
